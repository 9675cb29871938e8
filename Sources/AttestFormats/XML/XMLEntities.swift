/// The characters behind the names that HTML and the tables of JATS (ISO Greek, Latin, symbols)
/// give them: `&gamma;`, `&ndash;`, `&agr;`.
///
/// XML itself knows five names only; a document that uses others relies on a table like this.
enum XMLEntities {
  /// The scalar a name stands for, nil where the table does not have it.
  static func scalar(named name: String) -> UInt32? {
    scalars[name]
  }

  private static let scalars: [String: UInt32] = {
    var scalars: [String: UInt32] = [:]
    for entry in table.split(whereSeparator: { $0 == ";" || $0 == "\n" }) {
      let parts = entry.split(separator: " ")
      guard parts.count == 2, let value = UInt32(parts[1], radix: 16) else { continue }
      scalars[String(parts[0])] = value
    }
    return scalars
  }()

  /// Name and hexadecimal number, in the order of the numbers.
  private static let table = """
    excl 21; num 23; dollar 24; percnt 25; lpar 28; rpar 29; ast 2A; plus 2B; comma 2C; period 2E
    sol 2F; colon 3A; semi 3B; equals 3D; quest 3F; commat 40; lsqb 5B; bsol 5C; rsqb 5D
    lowbar 5F; grave 60; lcub 7B; verbar 7C; vert 7C; rcub 7D; nbsp A0; iexcl A1; cent A2
    pound A3; curren A4; yen A5; brvbar A6; sect A7; uml A8; copy A9; ordf AA; laquo AB; not AC
    shy AD; reg AE; macr AF; deg B0; plusmn B1; pm B1; sup2 B2; sup3 B3; acute B4; micro B5
    para B6; centerdot B7; middot B7; cedil B8; sup1 B9; ordm BA; raquo BB; frac14 BC; frac12 BD
    half BD; frac34 BE; iquest BF; Agrave C0; Aacute C1; Acirc C2; Atilde C3; Auml C4; Aring C5
    angst C5; AElig C6; Ccedil C7; Egrave C8; Eacute C9; Ecirc CA; Euml CB; Igrave CC; Iacute CD
    Icirc CE; Iuml CF; ETH D0; Ntilde D1; Ograve D2; Oacute D3; Ocirc D4; Otilde D5; Ouml D6
    times D7; Oslash D8; Ugrave D9; Uacute DA; Ucirc DB; Uuml DC; Yacute DD; THORN DE; szlig DF
    agrave E0; aacute E1; acirc E2; atilde E3; auml E4; aring E5; aelig E6; ccedil E7; egrave E8
    eacute E9; ecirc EA; euml EB; igrave EC; iacute ED; icirc EE; iuml EF; eth F0; ntilde F1
    ograve F2; oacute F3; ocirc F4; otilde F5; ouml F6; divide F7; oslash F8; ugrave F9; uacute FA
    ucirc FB; uuml FC; yacute FD; thorn FE; yuml FF; Amacr 100; amacr 101; Abreve 102; abreve 103
    Aogon 104; aogon 105; Cacute 106; cacute 107; Ccirc 108; ccirc 109; Cdot 10A; cdot 10B
    Ccaron 10C; ccaron 10D; Dcaron 10E; dcaron 10F; Dstrok 110; dstrok 111; Emacr 112; emacr 113
    Edot 116; edot 117; Eogon 118; eogon 119; Ecaron 11A; ecaron 11B; Gcirc 11C; gcirc 11D
    Gbreve 11E; gbreve 11F; Gdot 120; gdot 121; Gcedil 122; Hcirc 124; hcirc 125; Hstrok 126
    hstrok 127; Itilde 128; itilde 129; Imacr 12A; imacr 12B; Iogon 12E; iogon 12F; Idot 130
    imath 131; inodot 131; Jcirc 134; jcirc 135; Kcedil 136; kcedil 137; Lacute 139; lacute 13A
    Lcedil 13B; lcedil 13C; Lcaron 13D; lcaron 13E; Lmidot 13F; lmidot 140; Lstrok 141; lstrok 142
    Nacute 143; nacute 144; Ncedil 145; ncedil 146; Ncaron 147; ncaron 148; napos 149; Omacr 14C
    omacr 14D; Odblac 150; odblac 151; OElig 152; oelig 153; Racute 154; racute 155; Rcedil 156
    rcedil 157; Rcaron 158; rcaron 159; Sacute 15A; sacute 15B; Scirc 15C; scirc 15D; Scedil 15E
    scedil 15F; Scaron 160; scaron 161; Tcedil 162; tcedil 163; Tcaron 164; tcaron 165; Tstrok 166
    tstrok 167; Utilde 168; utilde 169; Umacr 16A; umacr 16B; Ubreve 16C; ubreve 16D; Uring 16E
    uring 16F; Udblac 170; udblac 171; Uogon 172; uogon 173; Wcirc 174; wcirc 175; Ycirc 176
    ycirc 177; Yuml 178; Zacute 179; zacute 17A; Zdot 17B; zdot 17C; Zcaron 17D; zcaron 17E
    fnof 192; gacute 1F5; jmath 237; circ 2C6; caron 2C7; breve 2D8; dot 2D9; ring 2DA; ogon 2DB
    tilde 2DC; dblac 2DD; Agr 391; Alpha 391; Beta 392; Bgr 392; Gamma 393; Ggr 393; Delta 394
    Dgr 394; Egr 395; Epsilon 395; Zeta 396; Zgr 396; EEgr 397; Eta 397; THgr 398; Theta 398
    Igr 399; Iota 399; Kappa 39A; Kgr 39A; Lambda 39B; Lgr 39B; Mgr 39C; Mu 39C; Ngr 39D; Nu 39D
    Xgr 39E; Xi 39E; Ogr 39F; Omicron 39F; Pgr 3A0; Pi 3A0; Rgr 3A1; Rho 3A1; Sgr 3A3; Sigma 3A3
    Tau 3A4; Tgr 3A4; Ugr 3A5; Upsilon 3A5; PHgr 3A6; Phi 3A6; Chi 3A7; KHgr 3A7; PSgr 3A8
    Psi 3A8; OHgr 3A9; Omega 3A9; ohm 3A9; agr 3B1; alpha 3B1; beta 3B2; bgr 3B2; gamma 3B3
    ggr 3B3; delta 3B4; dgr 3B4; egr 3B5; epsi 3B5; epsilon 3B5; zeta 3B6; zgr 3B6; eegr 3B7
    eta 3B7; theta 3B8; thgr 3B8; igr 3B9; iota 3B9; kappa 3BA; kgr 3BA; lambda 3BB; lgr 3BB
    mgr 3BC; mu 3BC; ngr 3BD; nu 3BD; xgr 3BE; xi 3BE; ogr 3BF; omicron 3BF; pgr 3C0; pi 3C0
    rgr 3C1; rho 3C1; sfgr 3C2; sigmaf 3C2; sigmav 3C2; varsigma 3C2; sgr 3C3; sigma 3C3; tau 3C4
    tgr 3C4; ugr 3C5; upsi 3C5; upsilon 3C5; phgr 3C6; phi 3C6; chi 3C7; khgr 3C7; psgr 3C8
    psi 3C8; ohgr 3C9; omega 3C9; thetasym 3D1; thetav 3D1; vartheta 3D1; Upsi 3D2; upsih 3D2
    phiv 3D5; straightphi 3D5; varphi 3D5; piv 3D6; varpi 3D6; gammad 3DD; kappav 3F0
    varkappa 3F0; rhov 3F1; varrho 3F1; epsiv 3F5; straightepsilon 3F5; varepsilon 3F5; ensp 2002
    emsp 2003; emsp13 2004; emsp14 2005; numsp 2007; puncsp 2008; thinsp 2009; hairsp 200A
    ZeroWidthSpace 200B; zwnj 200C; zwj 200D; lrm 200E; rlm 200F; dash 2010; hyphen 2010
    ndash 2013; mdash 2014; horbar 2015; Vert 2016; lsquo 2018; rsquo 2019; lsquor 201A
    sbquo 201A; ldquo 201C; rdquo 201D; bdquo 201E; ldquor 201E; dagger 2020; Dagger 2021
    bull 2022; bullet 2022; nldr 2025; hellip 2026; mldr 2026; permil 2030; prime 2032; Prime 2033
    tprime 2034; backprime 2035; bprime 2035; lsaquo 2039; rsaquo 203A; oline 203E; frasl 2044
    NoBreak 2060; euro 20AC; hbar 210F; planck 210F; plankv 210F; image 2111; ell 2113
    copysr 2117; weierp 2118; real 211C; rx 211E; trade 2122; mho 2127; alefsym 2135; aleph 2135
    beth 2136; frac13 2153; frac23 2154; frac15 2155; frac18 215B; frac38 215C; frac58 215D
    frac78 215E; larr 2190; uarr 2191; rarr 2192; darr 2193; harr 2194; varr 2195; nwarr 2196
    nearr 2197; searr 2198; swarr 2199; nlarr 219A; nrarr 219B; rarrw 219D; map 21A6; crarr 21B5
    rlarr 21C4; lrarr 21C6; lrhar 21CB; rlhar 21CC; lArr 21D0; uArr 21D1; rArr 21D2; dArr 21D3
    hArr 21D4; iff 21D4; vArr 21D5; forall 2200; part 2202; exist 2203; empty 2205; emptyset 2205
    nabla 2207; isin 2208; notin 2209; ni 220B; prod 220F; sum 2211; minus 2212; mp 2213
    setmn 2216; lowast 2217; compfn 2218; radic 221A; prop 221D; vprop 221D; infin 221E; ang 2220
    angle 2220; par 2225; parallel 2225; nparallel 2226; and 2227; or 2228; cap 2229; cup 222A
    int 222B; there4 2234; therefore 2234; because 2235; sim 223C; nsim 2241; sime 2243; cong 2245
    ncong 2247; ap 2248; approx 2248; asymp 2248; thkap 2248; ne 2260; equiv 2261; nequiv 2262
    le 2264; ge 2265; Lt 226A; Gt 226B; nlt 226E; ngt 226F; nle 2270; nge 2271; lsim 2272
    gsim 2273; pr 227A; sc 227B; sub 2282; sup 2283; nsub 2284; sube 2286; supe 2287; oplus 2295
    otimes 2297; perp 22A5; sdot 22C5; vellip 22EE; ctdot 22EF; lceil 2308; rceil 2309
    lfloor 230A; rfloor 230B; target 2316; lang 2329; rang 232A; squ 25A1; square 25A1; squf 25AA
    marker 25AE; blacktriangle 25B4; utrif 25B4; utri 25B5; rtrif 25B8; rtri 25B9; dtrif 25BE
    dtri 25BF; ltrif 25C2; ltri 25C3; loz 25CA; cir 25CB; bigstar 2605; starf 2605; star 2606
    phone 260E; female 2640; male 2642; spades 2660; clubs 2663; hearts 2665; diams 2666
    sung 266A; flat 266D; natur 266E; sharp 266F; check 2713; cross 2717; langle 27E8; rangle 27E9
    xlarr 27F5; xrarr 27F6; lozf 29EB; les 2A7D; ges 2A7E; lap 2A85; gap 2A86; fflig FB00
    filig FB01; fllig FB02; ffilig FB03; ffllig FB04
    """
}
