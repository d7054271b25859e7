using MemoryVault.Files;

namespace MemoryVault.Git;

/// <summary>
/// A ref whose file holds no id. git itself cannot move such a ref, not even delete it: it wants to know the old value first. So the file is replaced here
/// as git replaces it (lockfile.h): by a file <c>.lock</c> beside it that only one can create, flushed, and renamed over it.
/// </summary>
internal sealed class BrokenRef(string repositoryPath, string name)
{
    /// <summary>Gets the path of its file.</summary>
    internal string File { get; } = Path.GetFullPath(name, repositoryPath);

    /// <summary>Tells whether there is such a file, and it holds neither an id nor the name of another ref.</summary>
    internal bool Exists() => System.IO.File.Exists(File) && !RefFiles.TryRead(repositoryPath, name, out _) && !IsSymbolic();

    /// <summary>Gives it a value, if it is still broken.</summary>
    /// <exception cref="RefLockedException">Somebody has its lock file.</exception>
    internal void Replace(ObjectId id)
    {
        var lockFile = File + ".lock";
        try
        {
            using (var file = PrivateFile.Open(lockFile, FileMode.CreateNew, FileAccess.Write, FileShare.Read))
            {
                file.Write([.. System.Text.Encoding.ASCII.GetBytes(id.ToString()), (byte)'\n']);
                file.Flush(flushToDisk: true);
            }
        }
        catch (IOException) when (System.IO.File.Exists(lockFile))
        {
            throw new RefLockedException(name, lockFile);
        }

        if (Exists())
        {
            System.IO.File.Move(lockFile, File, overwrite: true);
        }
        else
        {
            System.IO.File.Delete(lockFile);
        }
    }

    private bool IsSymbolic() => System.IO.File.ReadAllBytes(File).AsSpan().StartsWith("ref:"u8);
}
