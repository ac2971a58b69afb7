// The scripts of every page. Words never stand here: they come from data attributes.
import "htmx";
import { watchDates } from "./dates";
import { watchDialogs } from "./dialogs";
import { watchDrafts } from "./drafts";
import { watchFolds } from "./folds";
import { watchForms } from "./forms";
import { watchKeys } from "./keys";
import { watchPanel } from "./panel";
import { watchOpinions } from "./opinions";
import { watchPens } from "./pen";
import { watchToasts } from "./toasts";
import { watchTheme } from "./theme";

function start(): void {
  watchTheme();
  watchFolds();
  watchDialogs();
  watchDates();
  watchForms();
  watchDrafts();
  watchKeys();
  watchPanel();
  watchOpinions();
  watchPens();
  watchToasts();
}

if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
else start();
