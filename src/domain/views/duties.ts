/** What other organisations and customers must do. */
export interface ProviderDuty {
  criterion: string;
  expects: string;
  provider: string;
  subprocessor?: string | undefined;
  report: string;
  method: "carve-out" | "inclusive";
}

export interface CustomerDuty {
  criterion?: string | undefined;
  text: string;
  report: string;
}
