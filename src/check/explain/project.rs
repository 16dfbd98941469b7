//! Rules about the files of a project, and about what `build` writes.

super::rules! {
    /// Finds a leaflet folder whose name cannot be the same on every computer.
    ///
    /// The name becomes part of file names and of addresses on the web. Capitals, spaces and accents are written
    /// in different ways by different computers, so a link that works on one fails on another.
    ///
    /// To mend it, rename the folder with the letters a to z, digits and hyphens.
    ///
    /// Before: `leaflets/Bone Marrow/en-GB.md`
    /// After: `leaflets/bone-marrow/en-GB.md`
    "bad-leaflet-name", Deny, "a leaflet folder with a name that would not work everywhere",
    "RFC 3986, section 2.3 (characters that addresses need not escape)";

    /// Finds a leaflet file that is not named by its language.
    ///
    /// The language in the file's name tells a screen reader in which voice to speak. In the wrong voice the
    /// words cannot be understood.
    ///
    /// To mend it, rename the file to its language tag, such as `en-GB.md`, `cy.md` or `ur.md`.
    ///
    /// Before: `leaflets/asthma/welsh.md`
    /// After: `leaflets/asthma/cy.md`
    "bad-language-name", Deny, "a leaflet file that is not named by its language",
    "BCP 47; WCAG 2.2, 3.1.1 Language of Page";

    /// Finds a project without leaflets.
    ///
    /// Nothing can be built or checked, and someone who expected leaflets may be in the wrong folder.
    ///
    /// To mend it, make a leaflet with `leaflet new`, or go to the folder that you meant.
    ///
    /// Before: an empty folder `leaflets`
    /// After: `leaflets/asthma/en-GB.md`
    "no-leaflets", Warn, "a project in which there are no leaflets",
    "leaflet: nothing is left out in silence";

    /// Finds a file among the leaflets from which nothing is made.
    ///
    /// Its author may believe that patients will read it. A leaflet lies in a folder of its own, one file for
    /// each language.
    ///
    /// To mend it, move the file to where it belongs: pictures into `images`, notes out of the project.
    ///
    /// Before: `leaflets/asthma.md`
    /// After: `leaflets/asthma/en-GB.md`
    "stray-file", Warn, "a file among the leaflets that is no part of one",
    "leaflet: nothing is left out in silence";

    /// Finds a path that leads out of the project's folder.
    ///
    /// On another computer that place is not there, and a leaflet from a stranger could print files that are
    /// nobody's business.
    ///
    /// To mend it, copy what is meant into the project and name it there.
    ///
    /// Before: `picture = "../../Desktop/heart.svg"`
    /// After: `picture = "heart.svg"`
    "path-leaves-project", Deny, "a path that leads out of the project",
    "CWE-22 (path traversal)";

    /// Finds a file that is there but cannot be read.
    ///
    /// Its words would be missing from the leaflet.
    ///
    /// To mend it, see that it is a file, that you may open it, and that the disk is well.
    ///
    /// Before: a leaflet that only its author may open
    /// After: a leaflet that everyone who builds it may open
    "unreadable-file", Deny, "a file that cannot be read",
    "leaflet: nothing is left out in silence";

    /// Finds a source file of more than 1 MiB: over a hundred thousand words, which no leaflet has.
    ///
    /// Something other than words must be in it, and the build would take up the memory of the computer.
    ///
    /// To mend it, see what was pasted into it, or divide it.
    ///
    /// Before: a picture pasted into the text as letters and digits
    /// After: `![A nurse takes blood from an arm](blood.png)`
    "file-too-large", Deny, "a source file too large to be words",
    "leaflet: a limit of 1 MiB for files of words";

    /// Finds a file that is not in the encoding UTF-8.
    ///
    /// From the place named on, nobody can tell which letters are meant: accents, quotation marks and whole
    /// alphabets would be printed as other signs.
    ///
    /// To mend it, save the file anew and choose UTF-8; editors offer it under "Save as".
    ///
    /// Before: `CafÃ©`
    /// After: `Café`
    "not-utf-8", Deny, "a file in another encoding than UTF-8",
    "RFC 3629; CommonMark 0.31.2, section 2.1";

    /// Finds that a finished file could not be written.
    ///
    /// The leaflet in `dist` is then the old one, or is not there. Nothing is half written.
    ///
    /// To mend it, free space on the disk, close other programs that hold the file, or choose a folder that
    /// you may write to with `--out`.
    ///
    /// Before: `leaflet build --out /`
    /// After: `leaflet build --out dist`
    "cannot-write", Deny, "a file that could not be written",
    "leaflet: the files of a leaflet are written all or none";

    /// Finds a manifest in the output folder that leaflet cannot have written.
    ///
    /// The library's page lists what manifests say. Without one that can be believed, a leaflet that lies there is
    /// missing from the page, and nobody at the desk finds it.
    ///
    /// To mend it, build the leaflet again. If the leaflet is gone, delete its folder.
    ///
    /// Before: `dist/asthma/manifest.json` is half a file after the disk was full
    /// After: `leaflet build leaflets/asthma`
    "bad-manifest", Warn, "a manifest among the outputs that cannot be believed",
    "leaflet: nothing is left out in silence";

    /// Says that leaflet itself failed while it made a leaflet.
    ///
    /// No words of yours should make it fail. Nothing of that leaflet was written; the others were made.
    ///
    /// To mend it, report it with the file named. Until it is mended, changing the part that was changed last
    /// may help.
    ///
    /// Before: a leaflet on which leaflet fails
    /// After: a report with that leaflet
    "bug", Deny, "a fault in leaflet itself, not in your words",
    "leaflet: no input makes it fail";

    /// Says that a finished PDF would break PDF/UA-1 or PDF/A-2a, so that it was not written.
    ///
    /// Some people could not read it with their screen reader, or it could not be kept in an archive.
    ///
    /// It is a fault of leaflet, not of your words. To mend it, report it with the file named.
    ///
    /// Before: a PDF that some people cannot use
    /// After: no PDF, and a report
    "nonconforming-pdf", Deny, "a PDF that would break the standards for accessible PDFs",
    "ISO 14289-1 (PDF/UA-1) and ISO 19005-2 (PDF/A-2a)";
}
