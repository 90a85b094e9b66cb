//! The secret file: 32 random bytes, made once, readable by its owner alone.

use anyhow::{Context, bail};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use std::{
    fs::{File, OpenOptions},
    io::{ErrorKind, Read, Write},
    path::Path,
};
use store::Chance;

/// Reads the secret, or makes it.
///
/// # Errors
/// The file cannot be read or made, or holds something else.
pub fn read_or_make(path: &Path) -> anyhow::Result<[u8; 32]> {
    if let Some(folder) = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
    {
        std::fs::create_dir_all(folder)
            .with_context(|| format!("the folder {} cannot be made", folder.display()))?;
    }
    match fresh(path) {
        Ok(mut file) => {
            let secret = Chance::default().bytes::<32>();
            writeln!(file, "{}", URL_SAFE_NO_PAD.encode(secret))
                .and_then(|()| file.sync_all())
                .with_context(|| format!("the secret file {} cannot be written", path.display()))?;
            Ok(secret)
        }
        Err(error) if error.kind() == ErrorKind::AlreadyExists => read(path),
        Err(error) => {
            Err(error).with_context(|| format!("the secret file {} cannot be made", path.display()))
        }
    }
}

fn fresh(path: &Path) -> std::io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

fn read(path: &Path) -> anyhow::Result<[u8; 32]> {
    let mut text = String::new();
    File::open(path)
        .and_then(|file| file.take(200).read_to_string(&mut text))
        .with_context(|| format!("the secret file {} cannot be read", path.display()))?;
    let Ok(secret) = URL_SAFE_NO_PAD
        .decode(text.trim())
        .map_err(drop)
        .and_then(|bytes| <[u8; 32]>::try_from(bytes).map_err(drop))
    else {
        bail!(
            "the secret file {} does not hold a secret of 43 letters: put the right file there, or remove it to have a \
             new one made (codes mailed before will not work then)",
            path.display()
        );
    };
    Ok(secret)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_secret_is_made_once_and_only_its_owner_reads_it() {
        let path = std::env::temp_dir().join(format!("throughline-secret-{}", std::process::id()));
        let first = read_or_make(&path).unwrap();
        assert_eq!(read_or_make(&path).unwrap(), first);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(
                std::fs::metadata(&path).unwrap().permissions().mode() & 0o777,
                0o600
            );
        }
        std::fs::remove_file(&path).unwrap();
    }
}
