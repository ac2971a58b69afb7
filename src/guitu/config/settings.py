"""Settings of Guitu. Everything that differs between installations comes from the environment.

The names are listed in docs/reference/settings.md; a wrong value stops the start with a sentence.
"""

from pathlib import Path

from guitu.config import environment as env
from guitu.database import keys
from guitu.database.location import APP, locate

HOME = env.home()
ENVIRONMENT = env.choice("GUITU_ENV", ("office", "production"))
DEBUG = env.flag("GUITU_DEBUG")
REGION = env.text("GUITU_REGION", "43")

try:
    LOCATION = locate(HOME, env.text("DATABASE_URL"))
except ValueError as error:
    raise env.SettingError(str(error)) from error

SECRET_KEY = keys.secret(HOME, "django", length=50).hex()
ALLOWED_HOSTS = env.words("GUITU_HOSTS", "localhost,127.0.0.1,[::1]")
CSRF_TRUSTED_ORIGINS = env.words("GUITU_ORIGINS", "")

INSTALLED_APPS = [
    "guitu.config",
    "guitu.demo",
    "guitu.exchange",
    "guitu.portal",
    "guitu.colleagues",
    "guitu.account",
    "guitu.risk",
    "guitu.handover",
    "guitu.rights",
    "guitu.contacts",
    "guitu.drug_testing",
    "guitu.absences",
    "guitu.aid",
    "guitu.measures",
    "guitu.papers",
    "guitu.people",
    "guitu.duties",
    "guitu.access",
    "guitu.orgs",
    "guitu.audit",
    "guitu.web",
    "guitu.database",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.forms",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "procrastinate.contrib.django",
    "csp",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "guitu.web.language.ChosenLanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "guitu.web.errors.ErrorPagesMiddleware",
    "guitu.exchange.middleware.ApiKeyMiddleware",
    "guitu.access.middleware.ScopeMiddleware",
]

ROOT_URLCONF = "guitu.config.urls"
WSGI_APPLICATION = "guitu.config.wsgi.application"
MENU = "guitu.config.menu.MENU"  # read by guitu.web

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.messages.context_processors.messages",
                "guitu.web.context.page",
            ],
        },
    },
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

_login = LOCATION.parameters(APP)
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": _login["dbname"],
        "USER": _login["user"],
        "PASSWORD": _login["password"],
        "HOST": _login["host"],
        "PORT": _login["port"],
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
        "DISABLE_SERVER_SIDE_CURSORS": True,
        "TEST": {"NAME": _login["dbname"]},
    },
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "access.User"
AUTHENTICATION_BACKENDS = ["guitu.access.backends.LockingBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "guitu.access.passwords.NotUsedBefore"},
]
PASSWORD_PROFILE = env.choice("GUITU_PASSWORD_PROFILE", ("asvs", "djbh"))
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_ADAPTER = "guitu.access.adapters.ClosedAdapter"
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_RATE_LIMITS = False
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if ENVIRONMENT == "production" else 0
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_ADAPTER = "guitu.access.adapters.SealingMfaAdapter"
MFA_TOTP_ISSUER = "Guitu"
USERSESSIONS_TRACK_ACTIVITY = False  # two statements less for every page

SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = ENVIRONMENT == "production"
SECURE_SSL_REDIRECT = ENVIRONMENT == "production"
SECURE_HSTS_SECONDS = 31_536_000 if ENVIRONMENT == "production" else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = ENVIRONMENT == "production"
SECURE_PROXY_SSL_HEADER = (
    ("HTTP_X_FORWARDED_PROTO", "https") if ENVIRONMENT == "production" else None
)
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "guitu.web.errors.csrf_failed"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
IDLE_MINUTES = 30

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "manifest-src": ["'self'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
        "base-uri": ["'none'"],
    },
}

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "简体中文"), ("en", "English")]
_house = Path(__file__).resolve().parents[1]
LOCALE_PATHS = [_house / "locale", *sorted(_house.glob("*/locale"))]
LANGUAGE_COOKIE_SAMESITE = "Lax"
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = HOME / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024

EMAIL_BACKEND = env.text("GUITU_EMAIL_BACKEND", "django.core.mail.backends.console.EmailBackend")
EMAIL_HOST = env.text("GUITU_EMAIL_HOST", "localhost")
DEFAULT_FROM_EMAIL = env.text("GUITU_EMAIL_FROM", "guitu@localhost")
TEXT_GATEWAY = env.gateway(env.text("GUITU_TEXT_GATEWAY", "console"))
TEXT_GATEWAY_KEY = env.text("GUITU_TEXT_GATEWAY_KEY")
PUBLIC_URL = env.text("GUITU_URL", "http://127.0.0.1:8000")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
}
