using MemoryVault.Backup;
using MemoryVault.Files;
using MemoryVault.History;
using MemoryVault.Vaults;

namespace MemoryVault.Transcripts;

/// <summary>A folder of this machine into which transcripts are written, and nothing outside it: names and links are looked at first.</summary>
/// <param name="folder">The folder, absolute.</param>
/// <param name="environment">The machine.</param>
internal sealed class FolderTarget(string folder, MachineEnvironment environment)
{
    private readonly string _root = RealPath.Resolve(folder);

    /// <summary>Gives the file for a path.</summary>
    /// <param name="path">The path, with <c>/</c>.</param>
    /// <param name="problem">Why it must not be written, as the end of a sentence; null if it may.</param>
    internal string Find(string path, out string? problem)
    {
        var full = Path.Combine(_root, path.Replace('/', Path.DirectorySeparatorChar));
        problem = RestorableName.FindProblem(path, environment.System);
        if (problem is not null)
        {
            problem = $"cannot be written here: {problem}";
            return full;
        }

        var target = RealPath.Resolve(full);
        var isInside = FolderPath.Below(_root, target, environment) is { Length: > 0 };
        problem = !isInside ? "leads out of the folder by a link" : Directory.Exists(target) ? "is a folder there" : null;
        return target;
    }

    /// <summary>Writes a file whole or not at all: beside the target, flushed, then in its place.</summary>
    /// <param name="content">The content.</param>
    /// <param name="target">The file, as <see cref="Find"/> gave it.</param>
    /// <param name="modified">The time that the file gets; null for now.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    internal static async Task WriteAsync(Stream content, string target, DateTimeOffset? modified, CancellationToken cancellationToken)
    {
        var above = Path.GetDirectoryName(target)!;
        PrivateFolder.Create(above);
        var temporary = Path.Combine(above, $"{SnapshotFileWriter.TemporaryStart}{Guid.NewGuid():N}.tmp");
        try
        {
            await CopyAsync(content, temporary, cancellationToken).ConfigureAwait(false);
            if (modified is { } time)
            {
                File.SetLastWriteTimeUtc(temporary, time.UtcDateTime);
            }

            File.Move(temporary, target, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>Tells whether a file holds exactly a content.</summary>
    internal static async Task<bool> HoldsAsync(string path, Stream content, CancellationToken cancellationToken)
    {
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1, FileOptions.Asynchronous);
        await using var closing = file.ConfigureAwait(false);
        return await StreamComparison.RunAsync(content, file, cancellationToken).ConfigureAwait(false) == StreamRelation.Same;
    }

    private static async Task CopyAsync(Stream content, string path, CancellationToken cancellationToken)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None, Options = FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        var file = new FileStream(path, options);
        await using var closing = file.ConfigureAwait(false);
        await content.CopyToAsync(file, cancellationToken).ConfigureAwait(false);
        await file.FlushAsync(cancellationToken).ConfigureAwait(false);
        RandomAccess.FlushToDisk(file.SafeFileHandle);
    }
}
