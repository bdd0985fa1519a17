/**
 * Names and the short forms that people use for them, where the short form does not begin like the name. Forms that
 * begin or end like it are found by `private-near`. A line is one person's names; the first are the full ones.
 */
const GROUPS = `
alexander alexandra alexandre oleksandr oleksandra alejandro alejandra aleksandr: sasha sashko lesia oles sandra sandy xander alex olek shura sanya
elizabeth elisabeth elisabet isabel yelyzaveta: liz lizzie beth betty betsy bess eliza lisa libby ela lilibet chabela isa lisbeth
william guillermo guillaume: bill billy will willy liam memo guille
robert roberto: bob bobby rob robbie bert beto tito
richard ricardo: dick rick ricky richie rico
margaret margarita marharyta: peggy maggie meg greta rita daisy madge marge
katherine catherine kateryna catalina katarina ekaterina: kate katie kathy kitty cathy katya katia trina kat kasia katrusia cati
james jaime jacobo diego santiago: jim jimmy jamie jack santi yago chago
john juan jean johannes ivan yohana jhon: jack johnny hans vanya ivanko ivas juancho yanni sean nano
mary maria marie mariia mariya marija miriam maryam mariam: molly polly mimi marusia masha manya mariyka maruja maritza mariquita chabuca
edward eduardo edouard: ted teddy ned eddie lalo edu eduard
henry enrique henri henrique: harry hank kike quique rico
charles carlos karl carl: chuck chuckie charlie carlitos charly calin
francis francisco francois francesca franciszek: frank paco pancho kiko curro fran quico chico fanny
joseph jose josef yosef yusuf youssef iosif: joe joey pepe chepe jojo pepito yosyp sefu
josephine josefa josefina: josie pepa chepa fina
ignacio ignatius: nacho
jesus: chuy chucho
manuel emmanuel emanuel imanuel: manny manolo lolo manu nuel emma
dolores: lola loli lolita
concepcion: concha conchita chonita
rosario: charo chayo
guadalupe: lupe lupita
mercedes: merche meche mechita
hortensia: tencha
consuelo: chelo
graciela: chela
luis louis luigi: lucho lou
antonio anthony anton antonia antoine: tony toni tono antoha tosia nino
gregory gregorio hryhorii grigori: greg goyo hrysha grisha hryts
vicente vincent: chente vince
roberta: bobbie
sarah: sally sadie
helen helena olena elena ilona: nell nelly lena olya lenka alyona ellen
olha olga: olia olya lolya olka
anastasia anastasiia nastasia: nastia nastya stacy stasia asya tasia
natalia nataliia natalya: natasha nata tasha talia nalia
tetiana tatiana tatyana: tania tanya tata tanyusha
oksana: ksenia ksiusha oksanka sana
kseniia ksenia: oksana ksiusha aksinia
yevhenia evgenia eugenia: zhenia zhenya genia
yevhen evgeny eugene: zhenia zhenya gene yevheniy
volodymyr vladimir: vova volodia volodya vovka vlodko
viktoriia victoria: vika vicky tori vikusia
mykola nikolai nicholas nicolas nikola: kolia kolya nick nico nicky klaus mykolka
mykhailo mikhail michael miguel michel: mike mick misha mishko micky mikey michi
dmytro dmitri: dima mitya dimka
serhii sergei sergio: seryozha serhiyko checho
andrii andrei andrew andres andre: andy drew andriyko
pavlo pavel paul pablo: pasha pavlik paulie
petro peter pedro pierre: petya pete perico
yurii yuri george jorge georges georgiy heorhii: yura yurko georgie jordi coco hoha
stepan stephen steven esteban etienne: steve stevie stiopa fanfan
valentyna valentina: valia valya tina
liudmyla ludmila: luda liuda mila lyusia
nadiia nadia nadezhda: nadya nadiyka
sofiia sofia sophia: sonia sonya sophie
daria dariia: dasha dashka odarka
anna hanna ana annie hannah: annie hania anya nan nancy nina anichka annushka
iryna irina irene: ira irka irochka
yulia juliia julia: yulka yulechka
patricia patrick: pat patty tricia trish paddy pati
barbara: babs barb varya
dorothy dorothea: dot dotty dolly thea
susan susanna susana: sue susie suki
theresa teresa: terry tess tessa tere
virginia: ginny vicky
veronica: ronnie vero nica
rebecca: becky becca
deborah: debbie deb
judith: judy
jennifer: jenny jen
jessica: jess jessie
christine christina cristina krystyna kristina: chris tina chrissy cris kris
christopher cristobal: chris kit topher
nathaniel nathan: nate nat
samuel samantha: sam sammy
benjamin: ben benny benji
daniel daniela danylo: dan danny dani danylko
thomas tomas: tom tommy
timothy timoteo: tim timmy
matthew mateo: matt matty teo
david: dave davey
ronald: ron ronnie
donald: don donny
kenneth: ken kenny
lawrence laurence lorenzo: larry lencho
leonard leonardo: leo lenny
walter: walt wally
zachary: zack
abigail: abby gail
penelope: penny
philip felipe philippe: phil pip lipe
frederick federico: fred freddy fede lico
fernando: nando fer
armando: mando
hernando: nando
rolando: rolo lando
leticia: lety
beatriz beatrice: bea betty bety ticha trixie
esperanza: lancha pera
mohammed muhammad mohamed mohammad muhammed mahamadou: mo md mohd hamada mamadou mamoud
abdullah abdallah: abdul abdou abdi
fatima fatimah fatoumata fatuma: fati fatou fatma binta tima
aisha ayesha aicha: aisya esha
ibrahim: ibra brahim ibou bram
hussein hassan: hus sani
`;

const plainWords = (text: string): string[] => text.trim().split(/\s+/);

const byName = new Map<string, Set<string>>();
for (const line of GROUPS.trim().split('\n')) {
  const [full = '', short = ''] = line.split(':');
  const names = [...plainWords(full), ...plainWords(short)];
  for (const name of names) {
    const known = byName.get(name) ?? new Set();
    // A short form may stand for any full name, and a full name for any other of its line.
    for (const other of names) if (other !== name) known.add(other);
    byName.set(name, known);
  }
}

/** Other names by which a person of this given name may be called, in plain letters. */
export const nicknamesOf = (plain: string): readonly string[] => [...(byName.get(plain) ?? [])];
