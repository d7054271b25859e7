using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;

namespace MemoryVault.Git;

/// <summary>A blob that is too large to be read whole: <c>git cat-file blob</c> gives its bytes one after the other, in a process of its own.</summary>
internal sealed class LargeBlob(GitExecutable git, ObjectId id)
{
    private const int PartBytes = 1 << 20;

    /// <summary>Reads it in parts, each good until the next is asked for.</summary>
    /// <exception cref="ObjectMissingException">The repository lacks it.</exception>
    /// <exception cref="ObjectCorruptException">Its bytes have another id, or git cannot read them.</exception>
    [SuppressMessage("Security", "CA5350", Justification = "SHA-1 is what a git object id is.")]
    internal async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA1);
        var size = await SizeAsync(cancellationToken).ConfigureAwait(false);
        hash.AppendData(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"blob {size}\0")));
        var process = git.Start(new GitCommand("cat-file", "blob", id.ToString()));
        await using var ending = process.ConfigureAwait(false);
        using var kill = cancellationToken.Register(process.Kill);
        var buffer = new byte[PartBytes];
        while (Read(process, buffer) is > 0 and var count)
        {
            hash.AppendData(buffer, 0, count);
            yield return buffer.AsMemory(0, count);
        }

        cancellationToken.ThrowIfCancellationRequested();
        if (process.End(git.RepositoryPath) is { } failure)
        {
            throw new ObjectCorruptException(id, failure.ErrorText, failure);
        }

        var found = new ObjectId(hash.GetHashAndReset());
        if (found != id)
        {
            throw new ObjectCorruptException(id, $"its bytes have the id {found}.");
        }
    }

    private static int Read(GitProcess process, byte[] buffer)
    {
        using var limit = process.Limit();
        return process.Output.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
    }

    private async Task<long> SizeAsync(CancellationToken cancellationToken)
    {
        var output = await git.RunAsync(new GitCommand("cat-file", "-s", id.ToString()) { IsBrief = true }, cancellationToken).ConfigureAwait(false);
        return output.ExitCode == 0 && long.TryParse(output.Text.TrimEnd('\n'), NumberStyles.None, CultureInfo.InvariantCulture, out var size)
            ? size : throw new ObjectMissingException(id, GitObjectKind.Blob);
    }
}
