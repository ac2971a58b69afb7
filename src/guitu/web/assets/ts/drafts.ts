// Keeps what is typed on the server: every five seconds while it changes, and on leaving a field.
const EVERY = 5000;

class Draft {
  private kept: string;
  private running = false;
  private again = false; // something changed while the last keeping was on its way

  constructor(private readonly form: HTMLFormElement) {
    this.kept = this.text();
    form.addEventListener("focusout", () => void this.keep());
    window.setInterval(() => void this.keep(), EVERY);
    window.addEventListener("pagehide", () => this.keepLast());
  }

  private body(): FormData {
    const values = new FormData(this.form);
    for (const [name, value] of [...values.entries()]) if (value instanceof File) values.delete(name);
    return values;
  }

  private text(): string {
    return JSON.stringify([...this.body().entries()]);
  }

  private changed(): boolean {
    return !this.form.dataset.sent && this.form.isConnected && this.text() !== this.kept;
  }

  private async keep(): Promise<void> {
    if (this.running) this.again = true;
    if (this.running || !this.changed()) return;
    this.running = true;
    const text = this.text();
    try {
      const answer = await fetch(this.form.dataset.draft ?? "", { method: "POST", body: this.body() });
      const isKept = answer.ok && !answer.redirected; // a redirect leads to the sign-in page
      if (isKept) this.kept = text;
      this.say(isKept ? await answer.text() : (this.form.dataset.draftFailed ?? ""));
    } catch {
      this.say(this.form.dataset.draftFailed ?? "");
    } finally {
      this.running = false;
    }
    if (!this.again) return;
    this.again = false;
    await this.keep();
  }

  private keepLast(): void {
    if (this.changed()) navigator.sendBeacon(this.form.dataset.draft ?? "", this.body());
  }

  private say(words: string): void {
    const note = this.form.querySelector("[data-draft-note]");
    if (note) note.textContent = words;
  }
}

export function watchDrafts(): void {
  document.querySelectorAll<HTMLFormElement>("form[data-draft]").forEach((form) => new Draft(form));
}
