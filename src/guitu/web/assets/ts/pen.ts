// Signing on screen: finger, pen or mouse draw a path of 600 × 200 into a hidden field.
const WIDTH = 600;
const HEIGHT = 200;
const STEP = 2;

class Pen {
  private readonly svg: SVGSVGElement;
  private readonly path: SVGPathElement;
  private readonly field: HTMLInputElement;
  private last: [number, number] | null = null;

  constructor(private readonly box: HTMLElement, field: HTMLInputElement) {
    this.field = field;
    this.svg = box.querySelector("svg") as SVGSVGElement;
    this.path = box.querySelector("path") as SVGPathElement;
    this.svg.addEventListener("pointerdown", (event) => this.begin(event));
    this.svg.addEventListener("pointermove", (event) => this.draw(event));
    for (const name of ["pointerup", "pointercancel"]) this.svg.addEventListener(name, () => (this.last = null));
    box.querySelector("[data-pen-clear]")?.addEventListener("click", () => this.set(""));
  }

  private set(path: string): void {
    this.field.value = path;
    this.path.setAttribute("d", path);
  }

  private at(event: PointerEvent): [number, number] {
    const box = this.svg.getBoundingClientRect();
    const x = ((event.clientX - box.left) / box.width) * WIDTH;
    const y = ((event.clientY - box.top) / box.height) * HEIGHT;
    return [Math.round(Math.min(Math.max(x, 0), WIDTH)), Math.round(Math.min(Math.max(y, 0), HEIGHT))];
  }

  private begin(event: PointerEvent): void {
    event.preventDefault();
    this.svg.setPointerCapture(event.pointerId);
    const [x, y] = this.at(event);
    this.last = [x, y];
    this.set(`${this.field.value}M${x} ${y}L${x} ${y}`);
  }

  private draw(event: PointerEvent): void {
    if (!this.last) return;
    const [x, y] = this.at(event);
    if (Math.hypot(x - this.last[0], y - this.last[1]) < STEP) return;
    this.last = [x, y];
    this.set(`${this.field.value}L${x} ${y}`);
  }
}

export function watchPens(): void {
  document.querySelectorAll<HTMLElement>("[data-pen]").forEach((box) => {
    const field = document.getElementById(box.dataset.pen ?? "");
    if (field instanceof HTMLInputElement) new Pen(box, field);
  });
}
