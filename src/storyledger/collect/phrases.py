"""Words that page frames use, and function words: what tells chrome from sentences without markup."""

from __future__ import annotations

import re

STOP = frozenset(
    """a about after all also an and any are as at be because been before being between both but by can
    could did do does for from had has have he her him his how i if in into is it its just like made
    make many may me more most my no not now of off on one only or other our out over said same she
    should so some such than that the their them then there these they this those through to too two
    under up upon us was we were what when where which while who why will with without would you your
    der die das und zu den von mit ist ein eine el la los las de que y en un una por con del se le les
    des et est une dans pour qui il di che per non sono o os uma da em para não com""".split()  # noqa: SIM905
)

# Phrases of page frames. A sentence may hold one ("search"); the model weighs it with the line's length.
FRAME = re.compile(
    r"""\b(?:related\s(?:articles?|stor(?:y|ies)|news|content|posts?|topics?|links?|coverage|items?)|more\sfrom
    |read\s(?:more|also|next|full|the\sfull|this)|more\s(?:news|stories|on\sthis|in|videos)
    |see\s(?:also|more|all)
    |you\s(?:may|might)\s(?:also|like)|recommended|must\sread|up\snext|don['’]t\smiss
    |editor['’]?s?['’]?\s(?:picks?|choice)
    |sign\s?(?:up|in|out)|log\s?(?:in|out)|register|subscri(?:be|bing|ption|bers?)|newsletters?
    |follow(?:\sus|\s@|ing)?
    |share(?:\s(?:this|on|via|with))?|tweet|click\s(?:here|to)|tap\s(?:here|to)
    |advertis(?:e|ements?|ing|ers)|sponsored
    |promoted|cookies?|privacy|terms\s(?:of|&|and)|all\srights\sreserved|copyright|\(c\)|contact\s(?:us|form)
    |about\s(?:us|the\sauthor)|skip\sto|leave\sa|post\sa\scomment|comments?|repl(?:y|ies)|adjust\scomment
    |facebook|twitter|whatsapp|pinterest|linkedin|instagram|telegram|reddit|flipboard|youtube|rss|email|e-mail
    |home\s?page|site\s?map|search|menu|loading|image\s(?:source|caption|copyright)|getty\simages|ap\sphoto
    |credit:
    |photo(?:\sby|:|s\sby)?|file\sphoto|(?:last\s)?(?:updated|modified)|published|posted|filed\sunder|tags?
    |topics?:
    |categor(?:y|ies)|previous|next|most\s(?:read|popular|viewed|shared|recent|commented)|popular|trending
    |top\sstor(?:y|ies)
    |latest(?:\s(?:news|stories|from))?|breaking\snews|download|app\sstore|google\splay
    |watch(?:\snow|\slive)?|play\svideo
    |view\s(?:all|gallery|comments|more)|print|reprints|buy|shop|deals?|price|advert|careers|jobs|help|faq
    |feedback|archives?
    |back\sto\stop|load\smore|show\smore|your\s(?:email|account|name|browser|inbox|comment)|javascript
    |notifications?
    |min(?:ute)?s?\sread|hours?\sago|days?\sago|powered\sby|webmaster|donate|support\sus|become\sa\smember
    |inbox
    |impressum|datenschutz|startseite|kontakt|anmelden|kommentare?|weiterlesen|teilen|accedi|commento
    |commenti|cerca
    |condividi|iscriviti|inicio|contacto|suscr[ií]bete|compartir|comentarios?|buscar|accueil|connexion
    |s['’]abonner
    |partager|commentaires?|contato|compartilhar|assine|coment[áa]rios?|privacidade?|confidentialit[ée])\b
    |©|»|\|""",
    re.I | re.X,
)

# Phrases that hardly any sentence of an article holds.
STRONG = re.compile(
    r"""\b(?:related\s(?:articles?|stories|news|posts?|links?)|read\s(?:more|also|next)|you\s(?:may|might)\s(?:also\s)?like
    |sign\sup\s(?:for|to|now)|log\sin|subscribe|newsletter|follow\sus|share\sthis|click\shere|advertisement
    |sponsored
    |cookie\s?(?:s|policy)|privacy\s(?:policy|notice)|terms\s(?:of\s(?:use|service)|(?:and|&)\sconditions)
    |contact\sus
    |all\srights\sreserved|about\sus|skip\sto|leave\sa\s(?:reply|comment)|post\sa\scomment|adjust\scomment
    |comment\sprint
    |most\s(?:read|popular|viewed)|top\sstories|latest\snews|latest\sstories
    |image\s(?:source|caption|copyright)
    |getty\simages|(?:telegram|whatsapp|youtube)\schannel|last\s(?:updated|modified)|filed\sunder
    |site\s?map|back\sto\stop
    |download\s(?:the|our)\sapp|email\saddress|javascript|use\sof\scookies|powered\sby|breaking\snews\salerts
    |skip\sto\scontent|impressum|datenschutz|lascia\sun\scommento|utilizziamo\si\scookie
    |pol[ií]tica\sde\sprivaci\w{3,4})\b|©""",
    re.I | re.X,
)

# What links to another page begins with.
TEASER = re.compile(
    r"""\s{0,3}(?:read(?:\smore|\salso|\snext|\sthis)?|see(?:\salso|\smore)?|more(?:\snews|\son\sthis|\sfrom)?|related(?:\s\w+)?
    |watch|listen|must[\s-]read|don['’]t\smiss|also\sread|next|up\snext|previous|recommended|trending
    |breaking|video|photos?
    |gallery|opinion|analysis|live|exclusive|in\spictures|advertisement|on\sthis\sstory
    |editor['’]?s?\spicks?)\s?[:>|»–—-]""",
    re.I | re.X,
)
