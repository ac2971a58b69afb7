// The light and dark switch. The server keeps the choice in a cookie; the page changes at once.
export function watchTheme(): void {
  document.addEventListener("submit", (event) => {
    const form = event.target as HTMLFormElement;
    if (!form.matches("[data-theme-switch]")) return;
    event.preventDefault();
    const root = document.documentElement;
    const chosen = root.dataset.bsTheme === "dark" ? "light" : "dark";
    root.dataset.bsTheme = root.dataset.theme = chosen;
    const body = new FormData(form);
    body.set("theme", chosen);
    void fetch(form.action, { method: "POST", body, headers: { "X-Quiet": "1" } });
  });
}
