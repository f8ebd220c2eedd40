/** Loaded before a program: its clock runs from the instant that CLOCK_FROM names. */
const real = Date;
const ahead = real.parse(process.env.CLOCK_FROM ?? "") - real.now();
const now = () => real.now() + ahead;

globalThis.Date = new Proxy(real, {
  construct: (target, given, made) =>
    Reflect.construct(target, given.length > 0 ? given : [now()], made),
  get: (target, key) => (key === "now" ? now : Reflect.get(target, key)),
});
