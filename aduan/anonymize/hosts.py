"""Which names stand for places on the internet: domains, mail providers, public platforms."""

# Second-level domains of .id (PANDI) and what Indonesians use otherwise. Longest first.
DOMAINS = (
    r"(?:co|ac|sch|or|web|my|biz|ponpes|net|go|mil|desa)\.id|com\.(?:au|sg|my)|co\.(?:uk|jp|kr|nz"
    r"|th|in)|com|net|org|edu|gov|id|io|me|ly|ee|gl|gg|app|link|info|xyz|site|online|shop|store"
    r"|club|dev|blog|live|life|cloud|page|website|space|pro|biz|mobi|asia|tech|news|media|tv|us|uk|gle"
    r"|de|fr|nl|be|ch|at|it|es|pt|pl|se|no|dk|fi|ru|ua|cn|jp|kr|hk|tw|sg|my|th|vn|ph|in|au|nz|ca|br"
    r"|eu|cc|co|to"
)
# Labels that need no "dot com" to be known as a mail provider.
PROVIDERS = (
    r"g[-.]?mails?|gm@il|y@hoo|gmial|gamil|gmai|gm[ae]ll?|gmel|gimel|gemail|ji?mail|jimel|googlemail|yahu|yaho+|ya?ho?o|ymail|rocketmail|hotm[ae]il|hotmel|outlo+k|autluk|live"
    r"|msn|icloud|proton(?:mail)?|posteo|zoho(?:mail)?|aol|gmx|yandex|tutanota|mail|fastmail|plasa"
    r"|telkom"
)
# Where people go by a name, as they call it.
NETWORKS = (
    r"ig|instagr?am|insta|fb|facebook|fesbuk|pesbuk|efbe|tik ?tok|twitter|telegram|tele|tg|line"
    r"|threads|snapchat|wechat|discord|youtube|yt|linkedin|shopee|tokopedia|tokped|lazada|olx|steam"
)
# A government's own addresses: SE Menkominfo; go.id, mil.id and desa.id are given to offices only.
GOVERNMENT = r"(?:[\w-]{1,63}\.){0,6}(?:go|mil|desa)\.id"
# "gmail titik kom", and slips of the finger; only after an "@" or a said slash.
MISSPELT = r"(?:kom|con|cm|coom|c0m)"
# A platform named without a path is a public place, like a street.
PLATFORMS = (
    r"(?:www\.)?(?:google|youtube|facebook|instagram|tiktok|twitter|x|whatsapp|telegram|tokopedia"
    r"|shopee|bukalapak|lazada|traveloka|gojek|grab|wikipedia|yahoo|gmail|outlook|hotmail|detik"
    r"|kompas|cekrekening|aduankonten|patrolisiber|tribunnews|balipost|tempo|liputan6|cnnindonesia"
    r"|chatgpt|zoom|microsoft|pln|telkomsel|indihome)"
    r"\.(?:com|co\.id|org|us|co|id|net)"
)
