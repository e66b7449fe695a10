"""Every failure as a page in words: what happened, what to do next, and what was typed."""

from flask import Flask, current_app, render_template, request
from flask_babel import lazy_gettext as _
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException

from aduan.store import Conflict, NotFound, Unavailable
from aduan.workflow import NotAllowed

PRIVATE_FIELDS = {"csrf_token", "password", "new_password", "code"}

PAGES = {
    400: (
        _("Permintaan ini tidak dapat dibaca"),
        _("Kembali ke halaman sebelumnya dan coba lagi."),
    ),
    403: (
        _("Anda tidak berwenang membuka halaman ini"),
        _("Masuk dengan akun yang berwenang, atau hubungi administrator."),
    ),
    404: (_("Halaman tidak ditemukan"), _("Periksa alamatnya, atau mulai dari beranda.")),
    405: (_("Permintaan ini tidak dapat dibaca"), _("Buka halamannya dari menu di atas.")),
    409: (
        _("Tindakan ini tidak lagi mungkin"),
        _("Keadaan laporan sudah berubah. Buka laporannya untuk melihat yang terbaru."),
    ),
    413: (
        _("Kiriman ini terlalu besar"),
        _("Kembali ke formulir dengan tombol mundur, ringkas ceritanya, lalu kirim lagi."),
    ),
    429: (
        _("Terlalu banyak percobaan"),
        _("Demi keamanan, tunggu 15 menit lalu coba lagi. Tidak ada yang hilang."),
    ),
    500: (
        _("Ada kesalahan di pihak kami"),
        _("Coba lagi sebentar lagi. Yang sudah diterima tidak hilang."),
    ),
}
UNAVAILABLE = (
    _("Penyimpanan sedang tidak dapat dipakai"),
    _("Belum ada yang tersimpan. Yang Anda tulis masih ada di halaman ini: tekan kirim lagi."),
)
EXPIRED = (
    _("Halaman ini sudah terlalu lama terbuka"),
    _("Belum ada yang tersimpan. Yang Anda tulis masih ada di bawah."),
)

MOVED = (
    "Laporan ini tidak lagi pada instansi Anda",
    "Laporan diteruskan atau dikembalikan sementara Anda menulis. Yang Anda kirim belum disimpan.",
)
REFUSED = (
    _("Penyimpanan sedang tidak dapat dipakai"),
    _("Belum ada yang berubah. Coba lagi sebentar lagi; sandi atau kode perlu diketik ulang."),
)

Answer = tuple[str, int]


def init_app(app: Flask) -> None:
    app.register_error_handler(HTTPException, on_http)
    app.register_error_handler(CSRFError, on_csrf)
    app.register_error_handler(NotFound, lambda error: show(404))
    app.register_error_handler(NotAllowed, lambda error: show(409))
    app.register_error_handler(Conflict, lambda error: show(409))
    app.register_error_handler(Unavailable, on_unavailable)
    app.register_error_handler(Exception, on_bug)


def show(status: int) -> Answer:
    title, advice = PAGES.get(status, PAGES[500])
    return render_template("error.html", title=title, advice=advice), status


def on_http(error: HTTPException) -> Answer | HTTPException:
    if error.code and error.code < 400:
        return error
    return show(error.code or 500)


def on_bug(error: Exception) -> Answer:
    """Logs the kind and place of a bug, never its message: that may hold what somebody typed."""
    frame = error.__traceback__
    while frame and frame.tb_next:
        frame = frame.tb_next
    place = f"{frame.tb_frame.f_code.co_filename}:{frame.tb_lineno}" if frame else "?"
    current_app.logger.error("%s at %s (%s)", type(error).__name__, place, request.endpoint)
    if current_app.testing:
        raise error
    return show(500)


def typed() -> dict[str, str]:
    """What the form held, without secrets."""
    return {k: v for k, v in request.form.items() if k not in PRIVATE_FIELDS}


def on_unavailable(error: Unavailable) -> Answer:
    if request.method != "POST" or PRIVATE_FIELDS & request.form.keys() - {"csrf_token"}:
        return render_template("error.html", title=REFUSED[0], advice=REFUSED[1]), 503
    title, advice = UNAVAILABLE
    return render_template("error.html", title=title, advice=advice, resend=typed()), 503


def on_csrf(error: CSRFError) -> Answer:
    """The citizen's form may be sent again as it is; a form with authority is only shown again."""
    if request.endpoint in ("citizen.report", "citizen_en.report"):
        title, advice = EXPIRED
        return render_template("error.html", title=title, advice=advice, resend=typed()), 400
    return expired(), 400


def expired() -> str:
    return render_template("error.html", title=EXPIRED[0], advice=EXPIRED[1], kept=typed())


def moved() -> str:
    return render_template("error.html", title=MOVED[0], advice=MOVED[1], kept=typed())
