using MemoryVault.Vaults;

namespace MemoryVault.Git;

/// <summary>Merges text by lines: <c>git merge-file</c> (https://git-scm.com/docs/git-merge-file), which needs no repository.</summary>
public sealed class TextMerge(VaultServices services)
{
    // git ends with the number of conflicts, up to 127; above that it failed.
    private const int MostConflicts = 127;

    /// <summary>Merges three versions of a text.</summary>
    /// <param name="base">What both came from; empty if there was nothing.</param>
    /// <param name="ours">Our version.</param>
    /// <param name="theirs">Their version.</param>
    /// <param name="favour">Whose lines stand where both changed the same ones.</param>
    /// <param name="cancellationToken">Ends git.</param>
    /// <returns>The text, never with conflict markers, and whether it was needed to favour a side.</returns>
    /// <exception cref="GitFailedException">git could not merge them: one is no text.</exception>
    public async Task<TextMergeResult> RunAsync(
        ReadOnlyMemory<byte> @base, ReadOnlyMemory<byte> ours, ReadOnlyMemory<byte> theirs, TextMergeFavour favour, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("memoryvault-merge-");
        try
        {
            var files = await WriteAsync(folder.FullName, [ours, @base, theirs], cancellationToken).ConfigureAwait(false);
            var plain = await MergeAsync([], files, cancellationToken).ConfigureAwait(false);
            if (plain.ExitCode == 0)
            {
                return new TextMergeResult(plain.Bytes, HasConflicts: false);
            }

            var favoured = await MergeAsync([favour switch { TextMergeFavour.Ours => "--ours", TextMergeFavour.Theirs => "--theirs", _ => "--union" }], files, cancellationToken).ConfigureAwait(false);
            return new TextMergeResult(favoured.Bytes, HasConflicts: true);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private async Task<GitOutput> MergeAsync(string[] options, string[] files, CancellationToken cancellationToken)
    {
        var git = new GitExecutable(services, repositoryPath: null);
        var output = await git.RunAsync(new GitCommand(["merge-file", "-p", "-q", .. options, "--", .. files]) { IsBrief = true }, cancellationToken).ConfigureAwait(false);
        return output.ExitCode <= MostConflicts ? output : throw output.Failure();
    }

    private static async Task<string[]> WriteAsync(string folder, ReadOnlyMemory<byte>[] versions, CancellationToken cancellationToken)
    {
        string[] files = [Path.Combine(folder, "ours"), Path.Combine(folder, "base"), Path.Combine(folder, "theirs")];
        for (var i = 0; i < files.Length; i++)
        {
            await File.WriteAllBytesAsync(files[i], versions[i], cancellationToken).ConfigureAwait(false);
        }

        return files;
    }
}
