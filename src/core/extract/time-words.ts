/** The words that times are made of, as sources of regular expressions. */

export const MONTH =
  '(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan\\.?|Feb\\.?|Mar\\.|Apr\\.?|Jun\\.?|Jul\\.?|Aug\\.?|Sept?\\.?|Oct\\.?|Nov\\.?|Dec\\.?)'
export const DAY = '(?:3[01]|[12]\\d|0?[1-9])(?:st|nd|rd|th)?'
export const YEAR = '(?:1\\d{3}|20\\d{2})'
export const ERA = '(?: ?(?:BCE?|CE|AD|B\\.C\\.(?:E\\.)?|A\\.D\\.))'
export const WEEKDAY = '(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day'
export const SEASON = '(?:[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)'
export const DAYTIME = '(?:morning|afternoon|evening|night|dawn|noon|midnight)'
export const SMALL =
  '(?:[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en|eleven|twelve|thirteen|fourteen|fifteen|sixteen|eighteen|twenty|thirty|forty|fifty|sixty|hundred|a hundred|\\d{1,3}(?:[.,]\\d+)?)'
export const COUNT = `(?:(?:[Aa]bout|[Aa]round|[Nn]early|[Aa]lmost|[Oo]ver|[Mm]ore than|[Ll]ess than|[Aa]t least|[Ss]ome|[Uu]nder|[Aa]pproximately) )?(?:${SMALL}(?:(?: to |[-–]| or )${SMALL})?|an?|[Aa] few|[Aa] couple of|[Ss]everal|[Mm]any|[Aa] dozen|half a|the (?:past|last|next|first|final|previous|following) (?:few|several|${SMALL}))`
export const UNIT = '(?:hours?|days?|weeks?|months?|years?|decades?|centur(?:y|ies)|minutes?|weekends?)'
export const PART = `(?:[Tt]he )?(?:(?:[Ee]arly|[Ll]ate|[Mm]id|[Mm]iddle|[Ll]ater|[Ee]arlier)(?:[- ]to[- ](?:late|mid))?(?:[- ]in[- ]|[- ])(?:the )?|(?:very )?(?:beginning|start|end|middle|close|turn|first half|second half|latter half|first part|latter part|final (?:days|weeks|months)|last (?:days|weeks|months)|first (?:days|weeks|months)) of (?:the )?)`

export const LEAD =
  '(?:(?:[Tt]he |[Tt]his |[Tt]hat )?(?:[Ll]ast|[Nn]ext|[Pp]ast|[Cc]oming|[Ff]ollowing|[Pp]revious) |[Tt]his |[Tt]hat )'
export const B = '(?<![\\p{L}\\p{N}$£€.,/-])'
export const E = '(?![\\p{L}\\p{N}])'
