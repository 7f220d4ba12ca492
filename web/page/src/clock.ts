// The clock of this computer. The page gives the time to the module, which has none.

// The present time with this computer's offset, as RFC 3339 writes it.
export function now(date = new Date()): string {
  const two = (value: number) => String(value).padStart(2, "0");
  const offset = -date.getTimezoneOffset();
  const sign = offset < 0 ? "-" : "+";
  const away = Math.abs(offset);
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  const time = `${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`;
  return `${day}T${time}${sign}${two(Math.trunc(away / 60))}:${two(away % 60)}`;
}
