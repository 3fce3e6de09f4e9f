const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/))

/** Titles and offices before a name: what follows is somebody. */
export const TITLES = words(`
mr mrs ms miss dr prof professor sir lord lady dame sen senator rep representative gov governor president vice premier chancellor minister secretary judge justice attorney sgt sergeant officer
detective deputy lt lieutenant capt captain maj major col colonel gen general adm admiral cpl chief sheriff coach rev reverend father pastor bishop archbishop pope rabbi imam sheikh king queen prince princess
fr monsignor cllr alhaji alhaja hajia mallam oba engr asp dsp csp acp
sister brother saint commissioner councilman councilwoman councillor alderman mayor director manager spokesman spokeswoman spokesperson congressman congresswoman ambassador
principal superintendent chairman chairwoman executive editor reporter analyst author actor actress singer pitcher quarterback striker midfielder defender goalkeeper
`)

/** Words with a capital that may stand right before a place’s name. */
export const BEFORE_PLACE = words(`
downtown uptown midtown central greater north south east west northern southern eastern western northeast northwest southeast southwest upper lower inner outer old new city town village
county port lake mount fort university college republic federal democratic state metro metropolitan nazi soviet occupied imperial colonial rural coastal mainland mid in at from of to for the
and near on by since while when after before as but with around across outside inside throughout into through over under between within toward towards
if because although that this these those meanwhile also yesterday today monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december
via off beyond behind against about during where both neither either not only even all most many some both historic beautiful sunny
`)

/** After a place’s name these make it a body, an event or a way of speaking of the place, not somebody’s surname. */
export const AFTER_PLACE = words(`
police department city fire community high state district public school schools board superior mayor sheriff council court foreign army national house highway president attorney health
gov governor volunteer electric circuit hospital jail courthouse sens sen town international area adult detention water regional university college county times post news herald tribune journal gazette
republican republicans democrat democrats democratic supreme senate legislature metropolitan government prime minister ministry embassy airport street avenue road river valley
museum library church cathedral patrol festival fair games olympic olympics championship cup open marathon bridge park center centre club united fc hotel hall station
`)

/** Words that are names of places too, but hardly ever meant so. */
export const COMMON_WORDS = words(`
a an and are as at be but by can do for from had has have he her him his how i if in is it its many may me most my no not now of off on one only or our out over says see she so some than that the their them then
there these they this to two up us was we were what when where which while who why will with you your all also after again against another any because before between both during each few first
here into just last less like made make more much must never new next old other own same should since still such take through under until very well even ever every three four five six seven eight nine ten
police mayor sheriff court school schools church university college hospital center centre union county city town village state states nation national street road avenue park lake river hill hills mountain
valley island beach bay port fort mount point spring springs falls grove forest wood woods field fields farm bridge creek rock cave canyon garden gardens house home hall club bar market mission
north south east west central northern southern eastern western upper lower middle northeast northwest southeast southwest
january february march april may june july august september october november december monday tuesday wednesday thursday friday saturday sunday easter christmas thanksgiving
republican republicans democrat democrats democratic liberty freedom justice victory hope faith grace charity peace unity harmony independence union progress commerce industry enterprise energy
god lord lady king queen prince princess president senate congress parliament house assembly council board committee commission department office bureau agency service army navy force forces
best better big black blue brown bright champion clay cross day days deal defiance dish ear earth economy eagle early eden eight enough era error fair family father mother fine fire fish gas general gold
golden good grand grant gray great green grey guide happy hard heart help high hot ideal image iron joy key keys know lane law lead leader leaders learn left legal level life light line lion little live local
long look love low luck major male man maria mark mars mary matter maximum media mercury mine model moon morning night nobody none normal note novel number okay olive opera orange order organ pay people percent phoenix-like
pine plain planet plant play polo post power price pride public quick radio rain ray reason red reform report research rich right ring rise roman rose royal rule rush sale sand save scene science sea season
second secret self senior senator share sharp ship shop show side silver simple sister small smart smith snow social solo son song sound source special speed sport sports square standard star start station steel
stone store storm story strong summit sun sure table tea team term test thing third thought time times today tom top total tour tower trade train treasury tree trial trust truth turn ugly universal
upon value van victor view vision voice war watch water wave way white wild winter wise woman women word work world worth wright writer year yellow yes young zero bill bush ford nice reading mobile bath real battle sandwich
trump putin obama clinton sanders cruz rubio biden carson kennedy lincoln roosevelt reagan romney ryan kaine pence zelensky lukashenko stalin lenin
facebook google twitter apple amazon microsoft reuters
metro gulf human ill duma region lot loop area section labor marshal equality sens taylor jones robertson henderson trent toyota superior del wash polk irs tri judah
jews christian christians muslim muslims catholic islam bible internet medicare medicaid obamacare twitter
down federal come far set seen name free opportunity capital hit tell due drug bad rest ban liberal com date born island coast alliance nor
wall soul warden buy pool retreat begun basic tape aim bag veto chair pace spoken mass
gran nan mum dad mom cop cops teen lad bride boss skipper tory
allah deli marine marines patriots giants
`)

/** Units after a proper name that make the whole a place: streets, parks, waters. */
export const FEATURES = words(`
street st avenue ave road rd drive dr boulevard blvd lane ln court ct highway hwy parkway pkwy trail square plaza bridge freeway turnpike expressway terrace
park point cove peninsula heights forest wilderness river creek lake bay beach island islands mountain mountains valley canyon falls reservoir harbor harbour dam airport township preserve
`)

/** Of these a street’s name has no number of its own place in the gazetteer. */
export const STREETS = words(
  'street st avenue ave road rd drive dr boulevard blvd lane ln highway hwy parkway pkwy trail plaza freeway turnpike expressway terrace',
)

/** Capitals that mostly stand for their governments where nothing says “in”. */
export const LOCATIVE = words(
  'in at near from to around outside inside through toward towards into across over above beyond via off',
)

/** Bodies and buildings that the gazetteer knows and a text names as actors. */
export const BODIES = words('nato un bric brics g7 cis csto eaeu kremlin pentagon capitol')
