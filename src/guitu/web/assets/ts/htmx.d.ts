declare module "htmx";
