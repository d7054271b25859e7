namespace MemoryVault.Git;

/// <summary>Packs that go through a pipe, into one that encrypts them or out of one that decrypts them. No file holds them on the way.</summary>
internal static class PackTransfer
{
    /// <summary>Packs what a commit reaches and another does not; objects of the other may serve as bases of deltas (a thin pack).</summary>
    /// <param name="git">The repository.</param>
    /// <param name="tip">The commit.</param>
    /// <param name="except">The other; null for a pack that stands by itself.</param>
    /// <param name="target">Takes the pack, on a thread of its own.</param>
    /// <param name="cancellationToken">Ends git.</param>
    /// <exception cref="GitFailedException">The repository lacks something, or what git wrote is not a whole pack.</exception>
    internal static Task WriteAsync(GitExecutable git, ObjectId tip, ObjectId? except, Stream target, CancellationToken cancellationToken) =>
        git.RequireAsync(
            new GitCommand([.. (string[])["pack-objects", "--stdout", "--revs", "--delta-base-offset", "-q"], .. except is null ? [] : (string[])["--thin"]])
            {
                Settings = RepositoryMaintenance.Bounded, ReadOutput = pack => PackCopy.Run(pack, target),
            }.WithInput(GitText.Encode(except is null ? $"{tip}\n" : $"{tip}\n^{except}\n")),
            cancellationToken);

    /// <summary>Takes a pack in. Each object is checked (fsck), and that everything it names is there.</summary>
    /// <param name="git">The repository.</param>
    /// <param name="write">Writes the pack, on a thread of its own.</param>
    /// <param name="cancellationToken">Ends git.</param>
    /// <exception cref="GitFailedException">The pack is damaged, or not whole. Nothing of it stays.</exception>
    internal static Task ReadAsync(GitExecutable git, Action<Stream> write, CancellationToken cancellationToken) =>
        git.RequireAsync(
            new GitCommand("index-pack", "--stdin", "--fix-thin", "--strict") { Settings = RepositoryMaintenance.Bounded, WriteInput = write }, cancellationToken);

    /// <summary>Requires that everything is there that a commit reaches and another does not.</summary>
    /// <exception cref="GitFailedException">Something is missing.</exception>
    internal static Task RequireWholeAsync(GitExecutable git, ObjectId tip, ObjectId? except, CancellationToken cancellationToken) =>
        git.RequireAsync(
            new GitCommand(["rev-list", "--objects", "--quiet", "--end-of-options", .. except is null ? (string[])[tip.ToString()] : [tip.ToString(), "^" + except], "--"]),
            cancellationToken);
}
