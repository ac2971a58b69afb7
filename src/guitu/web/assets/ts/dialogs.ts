// Opens <dialog id="x"> from [data-opens="x"], closes it from [data-closes]. Also prints.
export function watchDialogs(): void {
  document.addEventListener("click", (event) => {
    const target = (event.target as Element).closest<HTMLElement>("[data-opens],[data-closes],[data-prints]");
    if (!target) return;
    if (target.dataset.opens) {
      const dialog = document.getElementById(target.dataset.opens);
      if (dialog instanceof HTMLDialogElement) {
        event.preventDefault();
        dialog.showModal();
      }
    } else if (target.dataset.prints !== undefined) {
      window.print();
    } else {
      target.closest("dialog")?.close();
    }
  });
  document.querySelectorAll<HTMLDialogElement>("dialog[data-open-now]").forEach((dialog) => dialog.showModal());
}
