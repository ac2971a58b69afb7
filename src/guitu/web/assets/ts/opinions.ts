// A list answered by keyboard: next and previous person, nothing known, known in words, send.
// Single letters work only while the focus is in the list and not in a text.
const TEXTS = "textarea, input:not([type=radio]):not([type=checkbox])";

class AnsweredList {
  constructor(private readonly list: HTMLElement) {
    list.addEventListener("keydown", (event) => this.press(event));
    const first = this.lines()[0];
    if (first) first.tabIndex = 0;
  }

  private lines(): HTMLElement[] {
    return [...this.list.querySelectorAll<HTMLElement>("[data-opinion][tabindex]")];
  }

  private press(event: KeyboardEvent): void {
    const target = event.target as HTMLElement;
    const line = target.closest<HTMLElement>("[data-opinion]");
    if (!line || event.isComposing || event.altKey) return;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      this.list.closest("form")?.requestSubmit();
      event.preventDefault();
      return;
    }
    if (event.ctrlKey || event.metaKey) return;
    const isText = target.matches(TEXTS);
    if (isText && event.key !== "Escape") return;
    if (this.act(event.key, line, target)) event.preventDefault();
  }

  private act(key: string, line: HTMLElement, target: HTMLElement): boolean {
    const arrows = !target.matches("input"); // in a group of choices the arrows choose
    switch (key.length === 1 ? key.toLowerCase() : key) {
      case "Escape":
        line.focus();
        return true;
      case "ArrowDown":
        return arrows && this.go(line, 1);
      case "ArrowUp":
        return arrows && this.go(line, -1);
      case "j":
        return this.go(line, 1);
      case "k":
        return this.go(line, -1);
      case "n":
        return this.choose(line, "nothing_known") && (this.go(line, 1) || true);
      case "w":
        if (!this.choose(line, "known")) return false;
        line.querySelector("textarea")?.focus();
        return true;
      default:
        return false;
    }
  }

  private go(from: HTMLElement, by: number): boolean {
    const lines = this.lines();
    const to = lines[lines.indexOf(from) + by];
    if (!to) return false;
    lines.forEach((line) => (line.tabIndex = line === to ? 0 : -1));
    to.focus();
    to.scrollIntoView({ block: "nearest" });
    return true;
  }

  private choose(line: HTMLElement, value: string): boolean {
    const box = line.querySelector<HTMLInputElement>(`input[type=radio][value=${value}]`);
    if (!box) return false;
    box.checked = true;
    box.dispatchEvent(new Event("change", { bubbles: true }));
    return true;
  }
}

export function watchOpinions(): void {
  document.querySelectorAll<HTMLElement>("[data-opinions]").forEach((list) => new AnsweredList(list));
}
