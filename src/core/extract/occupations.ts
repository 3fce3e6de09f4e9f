/** What people do or are, as news sets it before a name or after its comma; nouns that are common surnames are left out. */
const OCCUPATIONS: ReadonlySet<string> = new Set(
  `teacher headteacher lecturer professor student pupil graduate researcher scientist biologist chemist physicist geologist economist historian archaeologist engineer architect doctor surgeon
  physician nurse midwife paramedic dentist vet veterinarian psychologist psychiatrist pharmacist lawyer solicitor barrister advocate attorney prosecutor judge magistrate notary detective
  inspector constable officer sergeant firefighter lifeguard guard soldier veteran pilot sailor fisherman fisherwoman farmer rancher grower winemaker brewer butcher chef waiter waitress barman
  barmaid bartender shopkeeper grocer florist hairdresser cleaner plumber electrician builder joiner welder mechanic driver trucker conductor courier postman postwoman librarian archivist
  curator translator interpreter journalist reporter correspondent columnist editor photographer broadcaster presenter commentator pundit blogger author writer novelist poet playwright
  screenwriter filmmaker director producer actor actress comedian musician pianist violinist composer songwriter rapper dancer choreographer painter sculptor designer model
  businessman businesswoman entrepreneur trader broker banker accountant auditor analyst strategist consultant adviser advisor investor landlord landlady tenant estate-agent developer
  founder co-founder chairman chairwoman chairperson chair chief boss president secretary treasurer spokesman spokeswoman spokesperson director manager organiser organizer coordinator
  campaigner activist protester lobbyist volunteer trustee councillor councilor alderman lawmaker legislator senator congressman congresswoman deputy mayor governor minister premier
  politician diplomat ambassador envoy official bureaucrat commissioner sheriff warden ranger superintendent principal vicar priest rabbi imam nun monk bishop
  coach trainer captain skipper striker midfielder defender winger goalkeeper forward substitute sprinter swimmer cyclist runner golfer boxer jockey bowler batsman batter pitcher
  quarterback linebacker referee umpire athlete footballer
  neighbour neighbor resident villager passenger commuter witness survivor victim pensioner widow widower mother father grandmother grandfather mum dad gran nan great-gran grandson granddaughter
  shopper customer patient defendant complainant plaintiff head leader`
    .trim()
    .split(/\s+/),
)

/** Whether a word says what somebody does or is, in either case: “Teacher”, “driver”. */
export const isOccupation = (word: string): boolean => OCCUPATIONS.has(word.toLowerCase())
