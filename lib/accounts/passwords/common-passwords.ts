/**
 * Long words and phrases that people choose: those high in every published list, keyboard runs,
 * well-known lines. Folded like in password-problem.ts (lowercase, without spaces, dots, underscores
 * and hyphens).
 */
const stems = `
  !qaz2wsx#edc4rfv !qaz@wsx#edc$rfv 000000 0987654321 111111 111222333444555 112233 11223344
  1122334455 112233445566778 1122334455667788 121212 123123 123123123123123 123321 1234567890
  123456789012345! 1234567890123451 12345678901234512 123456789012345123 1234567890123451234
  1234567890123456! 12345678901234561 123456789012345612 1234567890123456123 12345678901234561234
  12345678901234567890! 123456789012345678901 1234567890123456789012 12345678901234567890123
  123456789012345678901234 12345678910 123456789123456789 123456789987654321 123456789a 123456a
  1234qwer 123654 147258 147258369147258 159357159357159 159753 1q2w3e 1q2w3e4r 1q2w3e4r5t
  1q2w3e4r5t6y7u8i 1q2w3e4r5t6y7u8i9o0p 1qaz2wsx 1qaz2wsx3edc4rfv 1qaz2wsx3edc4rfv5tgb 1qazxsw2
  654321 666666 696969 777777 789456 888888 987654321 987654321012345 999999 a123456789
  a1b2c3d4e5f6g7h8 a1s2d3f4g5h6j7k8 aaaaaa abc123 abcd1234 abcdef abcdefghijklmno abcdefghijklmnop
  abcdefghijklmnopqrstuvwxyz abracadabra access admin administrator administratorpassword
  adminpassword alfaromeo alhamdulillah allahuakbar allyouneedis allyouneedislove
  allyourbasearebelongtous amazon america andrew anotherbrickinthewall apple arsenal arsenalfootball
  asdf1234 asdfgh asdfghjkl asdfghjklqwertyuiop asecretpassword asecurepassword ashley autumn
  averylongpassword averysecurepassword averystrongpassword azerty azertyuiop banana barcelona
  baseball baseballbaseball basketball basketballbasketball batman berlin bismillah
  bismillahirrahmanirrahim blackandwhite bohemianrhapsody bostonredsox breakingbad butterfly
  butterflybutterfly californiadreaming californialove callofduty carpediem changeme changemenow
  changemeplease changemypassword changethispassword charlie cheese chelsea chelseafootballclub
  chicagobulls chicagocubs chocolate chocolatecake chocolatechocolate cisco cocacola
  cocacolacocacola companypassword computer cookie
  correcthorsebatterystaplecorrecthorsebatterystaple corvette counterstrike cowboys cristianoronaldo
  dallascowboys daniel database davidbeckham december default defaultpassword demo dontforgetthis
  donttellanybody donttellanyone dontworrybehappy dragon dragondragondragon enterpasswordhere
  facebook fcbarcelona february ferrari finalfantasy flower football footballfootball
  forgotmypassword forgotpassword fortnitefortnite freedom fucktheworld fuckyouasshole
  fuckyoufuckyou gameofthrones glorymanunited godblessamerica godblessyou godisalwaysgood godisgood
  godisgoodallthetime godisgreat godislove gofuckyourself goldenstatewarriors goodmorning
  goodmorningsunshine goodnight goodnightmoon google grandtheftauto greenbaypackers guest guildhall
  guildhallguildhall guildhallpassword hakunamatata happybirthday happybirthdaytoyou happynewyear
  harley harleydavidson harrypotter harrystyles hastalavistababy hello hellohello hellohellohello
  hellokitty hellokittyhellokitty helloworld helloworldhello highwaytohell hockey hotelcalifornia
  humptydumpty humptydumptysatonawall hunter iamthebestintheworld idontknow idontknowmypassword
  idontremember idontrememberit iforgotmypassword iforgotthepassword ihatemypassword ihatepasswords
  ihavenopassword ilovechocolate ilovegod iloveme ilovemychildren ilovemyfamily ilovemyhusband
  ilovemyself ilovemywife iloveyou iloveyouangel iloveyoubaby iloveyouforever iloveyouiloveyou
  iloveyoujesus iloveyoumom iloveyoumorethanever iloveyousomuch iloveyouverymuch insallah instagram
  internet inthenameofgod ironmaiden ironman itsasecret itsfiveoclocksomewhere itsybitsyspider
  iwanttobreakfree jackdaniels jaishreeram january jennifer jessica jesuschrist jesusismylord
  jesusisthelord jesusjesusjesus jesuslovesme jordan justinbieber killer knowledgeispower
  lamborghini lasvegas leagueoflegends legendofzelda letitbeletitbe letmein letmeinletmein
  letmeinplease letthegoodtimesroll linkinpark lionelmessi livelaughlove livelongandprosper
  liverpool liverpoolfc login london longpassword lordoftherings losangeles losangeleslakers
  loveisallyouneed lovely loveme luckyluckylucky manchester manchestercity manchesterunited
  manchesterunitedfc maryhadalittlelamb mashallah master masterpassword maytheforcebewithme
  maytheforcebewithyou mcdonalds mercedes merrychristmas metallica metallicametallica michael
  michaeljackson michaeljordan mickeymousedonald microsoft minecraftminecraft monkey
  monkeymonkeymonkey motherfucker mustang mycompanypassword mynewpassword mypassword mypasswordis
  mypasswordispassword mysecretpassword mysupersecretpassword neveragain neverforget neverforgetyou
  nevergiveup nevergiveupnever nevergonnagiveyouup neversaynever newpassword newyork newyorkcity
  newyorkgiants newyorkyankees nirvananirvana nobodyknows nobodyknowsthis nopasswordneeded
  northcarolina notapassword notmypassword notmyrealpassword november october officepassword
  omnamahshivaya onceuponatime onedirection onelovefortheworld oneteothreefour onetwothreefour
  onetwothreefourfive opensesame oracle p@ssw0rd p@ssw0rdp@ssw0rd p@ssword pa55word paris passpass
  passw0rd passw0rdpassw0rd password password123password password1password passwordispassword
  passwordpassword passwordpasswordpassword passwort peanutbutter peanutbutterjelly pikachu
  pittsburghsteelers pleasechangeme pleaseletmein pleaseletmeinnow pokemon porsche praisethelord
  princess princessprincess q1w2e3 q1w2e3r4 q1w2e3r4t5 q1w2e3r4t5y6u7i8 qazwsx qazwsxedc
  qazwsxedcrfvtgb qazwsxedcrfvtgbyhn qwer1234 qwerty qwertyqwerty qwertyui qwertyuiop
  qwertyuiop[]asdf qwertyuiopasdfgh qwertyuiopasdfghjkl qwertyuiopasdfghjklzxcvbnm qwertz realmadrid
  realmadridcf redhotchilipeppers rememberthis rememberthispassword rickandmorty rollingstones root
  rootpassword rowrowrowyourboat samsung sanfrancisco secret secretpassword securepassword server
  sexdrugsandrocknroll shadow smellsliketeenspirit snowwhiteandtheseven soccer southcarolina
  spiderman spongebob spongebobsquarepants spring stairwaytoheaven starwars starwarsepisode
  starwarsreturn steelers strangerthings strongpassword summer sunshine sunshinesunshine
  supercalifragilisticexpialidocious superman supermariobros supersecretpassword sweethomealabama
  system taylorswift teamworkmakesthedreamwork temporarypassword temppassword test testing
  testingtesting testpassword testtest thankyoujesus thankyoulord theofficemichael thequickbrownfox
  thequickbrownfoxjumps thequickbrownfoxjumpsoverthelazydog thereisnospoon thisisalongpassword
  thisisapassword thisisasecret thisisaverylongpassword thisismynewpassword thisismypassword
  thisismysecret thisisthepassword thomas timeismoney tobeornottobe tobeornottobethatisthequestion
  toor toyotacorolla trustno trustnoone trustnooneever twinkletwinklelittlestar twitter
  unitedkingdom unitedstates user username userpassword valarmorghulis verysecretpassword volkswagen
  washingtondc weareone wearethechampions welcome welcomeback welcomehome welcometohell
  welcometomylife welcometothejungle whatever whatismypassword whatsmypassword whatthefuck
  whatwouldjesusdo winter winteriscoming winteriscominghome worldofwarcraft yankees
  youllneverwalkalone youtube zaq12wsx zaq12wsxcde34rfv zaq1xsw2cde3vfr4 zaq1zaq zxcv1234 zxcvbn
  zxcvbnm zxcvbnmasdfghjkl
`

/** What people append if it is required, or if the password is too short. */
const tails =
  '! 1 1! 12 123 123! 1234 12345 123456 12345678 123456789 1234567890 01 11 123123 1231234 007 2024 2025 2026'

const listed = (words: string) => words.trim().split(/\s+/)

/** The words and phrases without anything appended. */
export const commonWords: readonly string[] = listed(stems)

/**
 * Passwords that every guesser tries first, and words that longer ones repeat. Stored here, so that
 * checking sends nothing anywhere.
 */
export const commonPasswords: ReadonlySet<string> = new Set(
  commonWords.flatMap((stem) => [stem, ...listed(tails).map((tail) => stem + tail)]),
)

/** Lines of films, songs, books, prayers and comics: long, and among the first to be guessed. */
export const famousPhrases = `
correct horse battery staple|horse battery staple|correct horse battery|battery horse staple|staple battery horse correct
to be or not to be that is the question|to be or not to be|that is the question|may the force be with you|the force be with you
i am your father|luke i am your father|these are not the droids|do or do not there is no try|a long time ago in a galaxy far far away
winter is coming|a lannister always pays his debts|you know nothing jon snow|valar morghulis|one ring to rule them all|my precious
you shall not pass|fly you fools|not all those who wander are lost|it was the best of times it was the worst of times|call me ishmael
it was a dark and stormy night|all happy families are alike|in the beginning was the word|in the beginning god created
the lord is my shepherd|i shall not want|our father who art in heaven|hallowed be thy name|our father in heaven|hail mary full of grace
for god so loved the world|love thy neighbour as thyself|amazing grace how sweet the sound|god save the king|god save the queen
i have a dream|ask not what your country can do for you|we the people of the united states|four score and seven years ago
we hold these truths to be self evident|all men are created equal|life liberty and the pursuit of happiness|yes we can|one small step for man
one giant leap for mankind|houston we have a problem|the truth is out there|i want to believe|live long and prosper|beam me up scotty
resistance is futile|to infinity and beyond|just keep swimming|hakuna matata|let it go let it go|do you want to build a snowman
here is looking at you kid|here's looking at you kid|frankly my dear i dont give a damn|i dont give a damn|there is no place like home
theres no place like home|were not in kansas anymore|follow the yellow brick road|somewhere over the rainbow|ill be back|i will be back
hasta la vista baby|say hello to my little friend|you talking to me|you cant handle the truth|show me the money|i see dead people
life is like a box of chocolates|run forrest run|why so serious|i am batman|with great power comes great responsibility
im the king of the world|nobody puts baby in a corner|first rule of fight club|you do not talk about fight club|say my name
i am the one who knocks|elementary my dear watson|bond james bond|shaken not stirred|its alive its alive|rosebud|open the pod bay doors hal
i find your lack of faith disturbing|never gonna give you up|never gonna let you down|is this the real life|is this just fantasy
we will rock you|we are the champions|dont stop believing|dont stop me now|another brick in the wall|we dont need no education
stairway to heaven|all you need is love|let it be let it be|hey jude dont make it bad|yesterday all my troubles|imagine all the people
like a rolling stone|i cant get no satisfaction|smells like teen spirit|here we are now entertain us|hotel california|sweet dreams are made of this
i will always love you|my heart will go on|billie jean is not my lover|we are the world|every breath you take|girls just want to have fun
happy birthday to you|twinkle twinkle little star|mary had a little lamb|row row row your boat|humpty dumpty sat on a wall
the quick brown fox jumps over the lazy dog|the quick brown fox|jumps over the lazy dog|lorem ipsum dolor sit amet|hello world
how much wood would a woodchuck chuck|she sells seashells|peter piper picked a peck|an apple a day keeps the doctor away
the early bird catches the worm|actions speak louder than words|a picture is worth a thousand words|practice makes perfect
all that glitters is not gold|romeo romeo wherefore art thou|et tu brute|i think therefore i am|cogito ergo sum|carpe diem
knowledge is power|time is money|honesty is the best policy|home sweet home|once upon a time|happily ever after|keep calm and carry on
the answer is forty two|so long and thanks for all the fish|dont panic|all your base are belong to us|the cake is a lie|it is dangerous to go alone
do a barrel roll|liberte egalite fraternite|ich bin ein berliner|alle meine entchen|sein oder nichtsein das ist hier die frage
freude schoner gotterfunken|freude schöner götterfunken|einigkeit und recht und freiheit|deutschland einig vaterland|wer reitet so spat durch nacht und wind
wer reitet so spät durch nacht und wind|morgenstund hat gold im mund|en un lugar de la mancha|la vie en rose|je ne regrette rien|hasta siempre comandante
nel mezzo del cammin di nostra vita|o sole mio|いろはにほへと|吾輩は猫である|春はあけぼの|古池や蛙飛びこむ水の音|月日は百代の過客にして
`
  .trim()
  .split(/[|\n]/)
