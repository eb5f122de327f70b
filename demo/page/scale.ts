/** A span of time on which everything that happened in it is placed, in per cent of the width. */
export class Span {
  readonly from: number;
  readonly to: number;

  constructor(from: number, to: number) {
    this.from = from;
    this.to = Math.max(to, from + 1);
  }

  at(time: number): number {
    const share = (time - this.from) / (this.to - this.from);
    return round(100 * Math.min(1, Math.max(0, share)));
  }

  /** At most about ten marks, at round seconds since the start. */
  marks(): { at: number; text: string }[] {
    const whole = (this.to - this.from) / 1000;
    const step = [1, 2, 5, 10, 20, 30, 60, 120, 300].find((one) => whole / one <= 10) ?? 600;
    const marks = Array.from({ length: Math.floor(whole / step) + 1 }, (_, index) => index * step);
    return marks.map((second) => ({ at: this.at(this.from + second * 1000), text: `${second} s` }));
  }
}

/** The least of 1, 2, 5 times a power of ten that is not below the value. */
export function roof(value: number): number {
  if (value <= 1) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  return [1, 2, 5, 10].map((factor) => factor * power).find((one) => one >= value) ?? value;
}

export const round = (value: number): number => Math.round(value * 100) / 100;
