// Focus on the error summary, one sending at a time, conditional parts, filters that apply at once.
function focusSummary(): void {
  document.querySelector<HTMLElement>("[data-error-summary]")?.focus();
}

function sendOnce(): void {
  document.addEventListener("submit", (event) => {
    const form = event.target as HTMLFormElement;
    if (!form.matches("[data-send-once]")) return;
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = "1";
  });
  window.addEventListener("pageshow", () => {
    document.querySelectorAll<HTMLFormElement>("[data-sent]").forEach((form) => delete form.dataset.sent);
  });
}

// <div data-shown-when="field=value|other"> is shown while the field of its form has that value.
function shownParts(form: HTMLFormElement): void {
  const values = new FormData(form);
  form.querySelectorAll<HTMLElement>("[data-shown-when]").forEach((part) => {
    const [name, wanted] = (part.dataset.shownWhen ?? "").split("=", 2) as [string, string];
    part.hidden = !values.getAll(name).some((value) => wanted.split("|").includes(String(value)));
  });
}

function applyAtOnce(): void {
  document.addEventListener("change", (event) => {
    const target = event.target;
    if (target instanceof HTMLSelectElement && target.form?.matches("[data-filters]")) target.form.requestSubmit();
    const form = (target as HTMLInputElement).form;
    if (form?.querySelector("[data-shown-when]")) shownParts(form);
  });
}

// A button with data-toggles="class" opens and closes its form.
function toggles(): void {
  document.addEventListener("click", (event) => {
    const button = (event.target as Element).closest<HTMLElement>("[data-toggles]");
    const isOpen = button?.closest("form")?.classList.toggle(button.dataset.toggles ?? "open");
    button?.setAttribute("aria-expanded", String(Boolean(isOpen)));
  });
}

export function watchForms(): void {
  focusSummary();
  sendOnce();
  applyAtOnce();
  toggles();
  document.querySelectorAll<HTMLFormElement>("form").forEach(shownParts);
  document.addEventListener("htmx:after:swap", focusSummary);
}
