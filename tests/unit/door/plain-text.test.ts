import { describe, expect, it } from "vitest";
import { readLine, readLines } from "#src/domain/door/plain-text.ts";

describe("text that strangers type", () => {
  it.each([
    "Łukasz Żółć",
    "Nguyễn Thị Minh Khai",
    "Αλέξανδρος",
    "Ольга Ёлкина",
    "محمد بن سلمان",
    "יעל כהן",
    "葛󠄀城 太郎",
    "김민수",
    "می‌خواهم",
    "O’Brien-Smith, Jr.",
    "3M",
  ])("takes names as people write them: %s", (name) => {
    expect(readLine(name, 100)).toEqual({ text: name });
  });

  it("makes one spelling of one text", () => {
    expect(readLine("  Zoe\u0308 \u00a0 Smith ", 100)).toEqual({ text: "Zoë Smith" });
  });

  it.each([
    ["nothing", ""],
    ["spaces", " \u00a0\u2003 "],
    ["signs alone", "-- . --"],
    ["joiners alone", "\u200d\u200c"],
    ["an empty pattern of braille", "\u2800\u2800"],
  ])("refuses what is blank: %s", (_, typed) => {
    expect(readLine(typed, 100)).toEqual({ fault: "blank" });
  });

  it.each([
    ["a line break", "Ada\nBcc: x@y.example"],
    ["a carriage return", "Ada\rSmith"],
    ["a null", "Ada\u0000"],
    ["an override of direction", "Ada \u202egnp.exe"],
    ["an isolate", "\u2066Ada\u2069"],
    ["a direction mark", "Ada\u200f"],
    ["an Arabic letter mark", "Ada\u061c"],
    ["a zero-width space", "A\u200bda"],
    ["a soft hyphen", "A\u00adda"],
    ["a filler that is drawn as nothing", "\u3164"],
    ["a tag character", "Ada\u{e0041}"],
    ["a lone surrogate", "Ada\ud800"],
    ["a private character", "Ada\ue000"],
    ["a line separator", "Ada\u2028Smith"],
  ])("refuses what cannot be seen or misleads: %s", (_, typed) => {
    expect(readLine(typed, 100)).toEqual({ fault: "unreadable" });
  });

  it("counts characters, not code units", () => {
    expect(readLine("𠮷".repeat(100), 100)).toEqual({ text: "𠮷".repeat(100) });
    expect(readLine("𠮷".repeat(101), 100)).toEqual({ fault: "long" });
  });

  it("keeps paragraphs of longer text and nothing else of its layout", () => {
    expect(readLines("One \r\n\r\n\r\n\r\ntwo\tthree  \rfour", 100)).toEqual({
      text: "One\n\ntwo three\nfour",
    });
    expect(readLines("One\u202etwo", 100)).toEqual({ fault: "unreadable" });
    expect(readLines(" \n \n", 100)).toEqual({ fault: "blank" });
  });
});
