// <form data-security-key="create|get" data-options="id of a JSON element">: its button asks the
// browser for a security key, puts the answer into the field "credential" and sends the form.
type Told = Record<string, any>;

function bytes(text: string): ArrayBuffer {
  const plain = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(plain, (sign) => sign.charCodeAt(0)).buffer;
}

function text(buffer: ArrayBuffer | null): string | null {
  if (!buffer) return null;
  const plain = String.fromCharCode(...new Uint8Array(buffer));
  return btoa(plain).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

function named(list: Told[] | undefined): Told[] {
  return (list ?? []).map((one) => ({ ...one, id: bytes(one.id) }));
}

async function created(asked: Told): Promise<Told> {
  const publicKey = {
    ...asked,
    challenge: bytes(asked.challenge),
    user: { ...asked.user, id: bytes(asked.user.id) },
    excludeCredentials: named(asked.excludeCredentials),
  } as unknown as PublicKeyCredentialCreationOptions;
  const made = (await navigator.credentials.create({ publicKey })) as PublicKeyCredential;
  const response = made.response as AuthenticatorAttestationResponse;
  return said(made, { attestationObject: text(response.attestationObject), transports: response.getTransports?.() ?? [] });
}

async function proved(asked: Told): Promise<Told> {
  const publicKey = {
    ...asked,
    challenge: bytes(asked.challenge),
    allowCredentials: named(asked.allowCredentials),
  } as unknown as PublicKeyCredentialRequestOptions;
  const made = (await navigator.credentials.get({ publicKey })) as PublicKeyCredential;
  const response = made.response as AuthenticatorAssertionResponse;
  return said(made, {
    authenticatorData: text(response.authenticatorData),
    signature: text(response.signature),
    userHandle: text(response.userHandle),
  });
}

function said(made: PublicKeyCredential, response: Told): Told {
  return {
    id: made.id,
    rawId: text(made.rawId),
    type: made.type,
    clientExtensionResults: made.getClientExtensionResults(),
    response: { clientDataJSON: text(made.response.clientDataJSON), ...response },
  };
}

async function ask(form: HTMLFormElement): Promise<void> {
  const options = JSON.parse(document.getElementById(form.dataset.options ?? "")?.textContent ?? "{}");
  const makes = form.dataset.securityKey === "create";
  const wanted = makes ? options.creation_options : options.request_options;
  const answer = makes ? await created(wanted.publicKey) : await proved(wanted.publicKey);
  form.querySelector<HTMLInputElement>("[name=credential]")!.value = JSON.stringify(answer);
  form.submit();
}

export function watchKeys(): void {
  document.querySelectorAll<HTMLFormElement>("form[data-security-key]").forEach((form) => {
    const line = form.querySelector<HTMLElement>("[data-key-said]")!;
    const tell = (words: string | undefined): void => {
      line.textContent = words ?? "";
      line.hidden = false;
    };
    if (!window.PublicKeyCredential) tell(form.dataset.absent);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (window.PublicKeyCredential) ask(form).catch(() => tell(form.dataset.failed));
    });
  });
}
