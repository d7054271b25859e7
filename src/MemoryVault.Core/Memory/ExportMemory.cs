using MemoryVault.Vaults;

namespace MemoryVault.Memory;

/// <summary>Writes the shared memory into one file.</summary>
public sealed class ExportMemory(Vault vault)
{
    /// <summary>Writes the file; one that is there is replaced when the new one is whole, and not before.</summary>
    /// <param name="path">The file, absolute.</param>
    /// <param name="revision">The state; null for the newest.</param>
    /// <param name="cancellationToken">Ends the writing; nothing is left of it then.</param>
    /// <returns>The number of bytes.</returns>
    public async Task<long> RunAsync(string path, string? revision, CancellationToken cancellationToken)
    {
        var temporary = $"{path}.{Path.GetRandomFileName()}.tmp";
        try
        {
            var length = await WriteAsync(temporary, revision, cancellationToken).ConfigureAwait(false);
            File.Move(temporary, path, overwrite: true);
            return length;
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    private async Task<long> WriteAsync(string temporary, string? revision, CancellationToken cancellationToken)
    {
        var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write);
        await using var closing = file.ConfigureAwait(false);
        await foreach (var piece in new ReadMemory(vault).RunAsync(null, revision, cancellationToken).ConfigureAwait(false))
        {
            await file.WriteAsync(piece, cancellationToken).ConfigureAwait(false);
        }

        await file.FlushAsync(cancellationToken).ConfigureAwait(false);
        RandomAccess.FlushToDisk(file.SafeFileHandle);
        return file.Length;
    }
}
