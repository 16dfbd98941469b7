//! Files read as they stood at one moment, though somebody may be writing them meanwhile.

use std::fs::{self, File, Metadata};
use std::io::{self, Read};
use std::path::Path;
use std::thread;
use std::time::Duration;

use serde::{Deserialize, Serialize};

/// The age from which a file counts as written to its end: well above the 10 ms in which systems count time, and so
/// short that nobody waits for it. Who writes for longer without a change of size or time is not noticed.
const SETTLED: Duration = Duration::from_millis(20);
/// How often a change is waited out.
const MOST_TRIES: usize = 25;
/// The age from which a change of a file must change its stamp: the coarsest file systems count in steps of two seconds.
const SURE: Duration = Duration::from_secs(2);

/// What tells one state of a file from another without reading it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Stamp {
    size: u64,
    /// Seconds and nanoseconds: of the last change of its bytes and, where the system tells it, of its entry, which
    /// no program can set back.
    times: [i64; 4],
    /// A file that took another's place by being renamed has another number.
    number: u64,
}

impl Stamp {
    /// A file as it is now.
    pub fn of(file: &Metadata) -> Self {
        let size = file.len();
        #[cfg(unix)]
        {
            use std::os::unix::fs::MetadataExt;
            Self {
                size,
                times: [
                    file.mtime(),
                    file.mtime_nsec(),
                    file.ctime(),
                    file.ctime_nsec(),
                ],
                number: file.ino(),
            }
        }
        #[cfg(not(unix))]
        {
            let since = |time: io::Result<std::time::SystemTime>| {
                let since = time.ok()?.duration_since(std::time::UNIX_EPOCH).ok()?;
                Some([
                    i64::try_from(since.as_secs()).ok()?,
                    since.subsec_nanos().into(),
                ])
            };
            let [modified, created] =
                [file.modified(), file.created()].map(|time| since(time).unwrap_or_default());
            Self {
                size,
                times: [modified[0], modified[1], created[0], created[1]],
                number: 0,
            }
        }
    }

    /// The file at a path, links followed; `None` where there is none.
    pub fn at(path: &Path) -> Option<Self> {
        Self::of_file(&fs::metadata(path).ok()?)
    }

    /// The file at a path that is no link.
    pub fn at_no_link(path: &Path) -> Option<Self> {
        Self::of_file(&fs::symlink_metadata(path).ok()?)
    }

    /// Whether it is the same file with the same bytes, as far as its size and their time tell. Its entry may have
    /// changed: whoever makes a link to a file changes that, and nothing of what is in it.
    pub fn has_bytes_of(&self, other: &Self) -> bool {
        let seen = |stamp: &Self| (stamp.size, stamp.times[0], stamp.times[1], stamp.number);
        seen(self) == seen(other)
    }

    fn of_file(there: &Metadata) -> Option<Self> {
        there.is_file().then(|| Self::of(there))
    }
}

/// A file as it stood at one moment.
#[derive(Debug)]
pub struct Steady {
    /// Its bytes, but for what exceeds the limit by more than one.
    pub bytes: Vec<u8>,
    /// What tells whether it is another now; `None` while it is so new that a change might leave it the same.
    pub stamp: Option<Stamp>,
}

/// Reads a plain file of up to `limit` bytes, or one byte more of a larger one.
///
/// # Errors
///
/// What the system says; that it is no file, for a pipe or device would be waited for, or never end; or that it is
/// changed again and again, so that no one state of it can be told from the next.
pub fn read(path: &Path, limit: u64) -> io::Result<Steady> {
    for _ in 0..MOST_TRIES {
        let mut file = open(path)?;
        let before = Stamp::of(&file.metadata()?);
        // In one call of the system, and a second that finds the end.
        let expected = before.size.min(limit) + 1;
        let mut bytes = Vec::with_capacity(usize::try_from(expected).unwrap_or_default());
        file.by_ref().take(limit + 1).read_to_end(&mut bytes)?;
        let after = file.metadata()?;
        if before == Stamp::of(&after) && is_settled(&after) {
            let stamp = is_older(&after, SURE).then_some(before);
            return Ok(Steady { bytes, stamp });
        }
        thread::sleep(SETTLED);
    }
    Err(io::Error::other("it is being changed again and again"))
}

/// Opens a plain file. It is looked at before: to open a pipe would wait for ever.
pub fn open(path: &Path) -> io::Result<File> {
    if !path.metadata()?.is_file() {
        return Err(io::Error::other("it is not a file"));
    }
    File::open(path)
}

/// Waits until nobody seems to be in the middle of writing an open file, so that any change from now on shows in its
/// stamp.
///
/// # Errors
///
/// What the system says, or that it is changed again and again.
pub fn wait(file: &File) -> io::Result<()> {
    for _ in 0..MOST_TRIES {
        if is_settled(&file.metadata()?) {
            return Ok(());
        }
        thread::sleep(SETTLED);
    }
    Err(io::Error::other("it is being changed again and again"))
}

/// Whether a file is at least so old. What claims to be of the future is not: its time tells nothing.
pub fn is_older(file: &Metadata, age: Duration) -> bool {
    let modified = file.modified().ok();
    modified.is_some_and(|time| time.elapsed().is_ok_and(|elapsed| elapsed >= age))
}

/// Whether nobody seems to be in the middle of writing a file. Where clocks differ there is nothing to wait for.
fn is_settled(file: &Metadata) -> bool {
    let Ok(modified) = file.modified() else {
        return true;
    };
    match modified.elapsed() {
        Ok(elapsed) => elapsed >= SETTLED,
        Err(ahead) => ahead.duration() >= SETTLED,
    }
}

/// The stamp of a file that is old enough for it.
pub fn sure_stamp(path: &Path) -> Option<Stamp> {
    let there = fs::metadata(path).ok()?;
    (there.is_file() && is_older(&there, SURE)).then(|| Stamp::of(&there))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::SystemTime;

    fn file(bytes: &[u8]) -> (tempfile::TempDir, std::path::PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a");
        fs::write(&path, bytes).unwrap();
        (folder, path)
    }

    fn set_time(path: &Path, time: SystemTime) {
        let file = File::options().append(true).open(path).unwrap();
        file.set_modified(time).unwrap();
    }

    fn moment(file: &Path) -> SystemTime {
        fs::metadata(file).unwrap().modified().unwrap()
    }

    #[test]
    fn bytes_are_read_up_to_one_over_the_limit() {
        let (_folder, path) = file(b"four");
        assert_eq!(read(&path, 4).unwrap().bytes, b"four");
        assert_eq!(read(&path, 2).unwrap().bytes, b"fou");
        assert!(read(path.parent().unwrap(), 4).is_err());
    }

    #[test]
    fn a_stamp_is_given_only_to_files_that_a_change_would_show_in() {
        let (_folder, path) = file(b"one");
        assert_eq!(read(&path, 9).unwrap().stamp, None);
        let now = moment(&path);
        for (time, is_sure) in [
            (now - Duration::from_secs(60), true),
            (now + Duration::from_secs(3600), false),
            (SystemTime::UNIX_EPOCH - Duration::from_secs(60), true),
        ] {
            set_time(&path, time);
            let stamp = read(&path, 9).unwrap().stamp;
            assert_eq!(stamp.is_some(), is_sure, "{time:?}");
            assert_eq!(sure_stamp(&path), stamp);
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_stamp_tells_a_change_whose_time_was_put_back() {
        let (folder, path) = file(b"one");
        let (before, time) = (Stamp::at(&path), moment(&path));
        // The entry's time counts in steps of the system's clock.
        thread::sleep(SETTLED);
        fs::write(&path, "two").unwrap();
        set_time(&path, time);
        assert_ne!(Stamp::at(&path), before);
        let before = Stamp::at(&path).unwrap();
        thread::sleep(SETTLED);
        fs::hard_link(&path, folder.path().join("other")).unwrap();
        let after = Stamp::at(&path).unwrap();
        assert!(after != before && after.has_bytes_of(&before));
        let link = folder.path().join("link");
        std::os::unix::fs::symlink(&path, &link).unwrap();
        assert_eq!(Stamp::at(&link), Stamp::at(&path));
        assert_eq!(Stamp::at_no_link(&link), None);
    }

    #[test]
    fn what_is_written_while_it_is_read_is_one_version_or_the_other() {
        let (_folder, path) = file(b"");
        let versions = [vec![b'a'; 300_000], vec![b'b'; 200_000]];
        let is_over = std::sync::atomic::AtomicBool::new(false);
        thread::scope(|scope| {
            scope.spawn(|| {
                for version in versions.iter().cycle() {
                    fs::write(&path, version).unwrap();
                    thread::sleep(Duration::from_millis(27));
                    if is_over.load(std::sync::atomic::Ordering::Relaxed) {
                        break;
                    }
                }
            });
            thread::sleep(SETTLED);
            for _ in 0..40 {
                // In the worst case it is said to be changing.
                if let Ok(Steady { bytes, .. }) = read(&path, 1 << 20) {
                    assert!(versions.contains(&bytes), "{} bytes", bytes.len());
                }
            }
            is_over.store(true, std::sync::atomic::Ordering::Relaxed);
        });
        assert!(versions.contains(&read(&path, 1 << 20).unwrap().bytes));
    }
}
