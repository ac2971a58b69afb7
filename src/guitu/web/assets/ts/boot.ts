// Runs before the first paint: says that script is there and takes over the chosen or wished theme.
const root = document.documentElement;
root.classList.add("js");

function wished(): string {
  return window.matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
}

if (root.dataset.theme !== "dark" && root.dataset.theme !== "light") {
  root.dataset.bsTheme = wished();
  window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
    if (!root.dataset.theme) root.dataset.bsTheme = wished();
  });
}
