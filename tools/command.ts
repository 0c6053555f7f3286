/** What a command may touch: JSON lines out, explanations on standard error, lines in. */
export type Io = {
  /** Prints one object as one JSON line on standard output. */
  print: (value: unknown) => void;
  /** Explains on standard error. */
  explain: (line: string) => void;
  /** Lines of standard input, without their line ends. */
  lines: () => AsyncIterable<string>;
};

/** Exit code: 0, 1 (an expectation or check failed), 2 (the input cannot be used). */
export type ExitCode = 0 | 1 | 2;

export type Command = {
  /** Shown by `--help`; first line is the usage. */
  help: string;
  /** @throws UsageError when the input cannot be used; printed as one line, exit 2. */
  run: (args: string[], io: Io) => Promise<ExitCode>;
};

/** The input cannot be used: the message is the one line that says why. */
export class UsageError extends Error {
  override name = 'UsageError';
}
