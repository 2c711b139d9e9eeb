/** Words that occur everywhere and tell nothing apart: neither indexed nor searched for. */
export const STOP_WORDS: ReadonlySet<string> = new Set(
  `a able about above add added after again all also always an and another any anything are as ask asked asks at back be because been
before being below between both but by call called can come comes could day days did do does doing done down during each enforce ensure either
else end ends ever every everybody everything few first five follow follows for four from get gets give given gives go goes had happen
happens has have having held here high hold holds hour hours how i if in into is it its keep keeps kept knew know known last
left less let like long look looked looks low made make makes many may me mean means might minute month months more most
much must my name named names need needed needs neither never new next no nobody not nothing of off old on once one only or other
others our out over own part parts people perform performed person please provide put reach reached reaches run runs said same say says see set sets shall
short should show shown shows since so some somebody something stand stands still such support supported supports take taken takes tell tells than that the
their them themselves then there these they thing things this those three through thus time times to told too two under until up
upon us use used uses using very via was way ways we week weeks well were what when where whether which while who whom whose why
will with within without would year years yes yet you your yours`.split(/\s+/),
);

/** Words that most of a trust center is about: they order what other words found, and lead nowhere by themselves. */
export const WEAK_WORDS: ReadonlySet<string> = new Set(
  `access account company compliance control customer data document employee information management organization plan
policy procedure process product program report requirement review security service staff system user`.split(
    /\s+/,
  ),
);
