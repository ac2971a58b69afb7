// Says how a typed day was understood: 2020.3.5, 2020-3-5, 2020年3月5日, 20200305.
const FORMS = [
  /^(\d{4})\s*[-./年]\s*(\d{1,2})\s*[-./月]\s*(\d{1,2})\s*日?$/,
  /^(\d{4})(\d{2})(\d{2})$/,
];

export function readDay(text: string): Date | null {
  const plain = text.trim().replace(/[０-９．－／]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0));
  for (const form of FORMS) {
    const found = form.exec(plain);
    if (!found) continue;
    const [year, month, day] = found.slice(1).map(Number) as [number, number, number];
    const date = new Date(year, month - 1, day);
    if (date.getFullYear() === year && date.getMonth() === month - 1 && date.getDate() === day) return date;
  }
  return null;
}

function show(input: HTMLInputElement): void {
  const place = document.getElementById(`${input.id}-read`);
  if (!place) return;
  const day = readDay(input.value);
  const style: Intl.DateTimeFormatOptions = { year: "numeric", month: "long", day: "numeric", weekday: "short" };
  if (day) place.textContent = new Intl.DateTimeFormat(document.documentElement.lang, style).format(day);
  else place.textContent = input.value.trim() ? (input.dataset.unread ?? "") : "";
}

export function watchDates(): void {
  document.addEventListener("input", (event) => {
    const target = event.target;
    if (target instanceof HTMLInputElement && target.matches("[data-day]")) show(target);
  });
  document.querySelectorAll<HTMLInputElement>("[data-day]").forEach(show);
}
