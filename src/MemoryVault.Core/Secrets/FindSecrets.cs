using System.Runtime.CompilerServices;
using MemoryVault.Git;
using MemoryVault.History;
using MemoryVault.Secrets.Gate;
using MemoryVault.Secrets.Redaction;
using MemoryVault.Vaults;

namespace MemoryVault.Secrets;

/// <summary>Finds secrets in files, in a snapshot or in the whole history. Changes nothing but the cache of scans.</summary>
public sealed class FindSecrets(Vault vault)
{
    private readonly HashSet<string> _allowed = [.. vault.Configuration.AllowedSecrets.Select(each => each.Fingerprint)];

    /// <summary>Lists the secrets as they are found.</summary>
    /// <exception cref="VaultException">A path or a revision does not exist.</exception>
    public IAsyncEnumerable<SecretFinding> RunAsync(FindSecretsOptions options, CancellationToken cancellationToken) =>
        options.Paths.Count > 0 ? InFilesAsync(options.Paths, cancellationToken) : InVaultAsync(options, cancellationToken);

    private async IAsyncEnumerable<SecretFinding> InFilesAsync(IReadOnlyList<string> paths, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var scanner = new SecretScanner(SecretFingerprints.Open(vault.Paths));
        var names = new NameRedaction(scanner, new HashSet<string>());
        foreach (var path in paths.Select(vault.Services.Environment.FullPath))
        {
            foreach (var file in FilesAt(path))
            {
                var shown = names.RedactPath(file);
                var inName = names.Scan(Path.GetFileName(file)).Select(hit => hit with { Line = 0, Column = 0 });
                foreach (var hit in inName.Concat(await ScanFileAsync(scanner, file, shown, cancellationToken).ConfigureAwait(false)))
                {
                    yield return SecretFinding.Of(hit, GitText.ForDisplay(shown), _allowed.Contains(hit.Fingerprint));
                }
            }
        }
    }

    private async IAsyncEnumerable<SecretFinding> InVaultAsync(FindSecretsOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var commit = await new SnapshotResolver(vault).ResolveAsync(options.At, cancellationToken).ConfigureAwait(false);
        var scans = ObjectScans.Open(vault);
        var found = new ObjectFindings(vault, scans);
        var objects = options.History ? ListHistoryAsync(commit, cancellationToken) : ListSnapshotAsync(commit, cancellationToken);
        await foreach (var named in objects.ConfigureAwait(false))
        {
            foreach (var finding in await found.FindAsync(named, cancellationToken).ConfigureAwait(false))
            {
                yield return finding;
            }
        }

        scans.Save();
    }

    private async IAsyncEnumerable<NamedObject> ListSnapshotAsync(ObjectId commit, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var store = vault.Repository.Objects;
        var tree = await store.ReadRootTreeAsync(commit, cancellationToken).ConfigureAwait(false);
        await foreach (var named in ListAsync(store, new TreeBudget(tree), tree, string.Empty, cancellationToken).ConfigureAwait(false))
        {
            yield return named;
        }
    }

    // Folders, too: their names, and those of what is in them, may hold secrets.
    private static async IAsyncEnumerable<NamedObject> ListAsync(
        IObjectStore store, TreeBudget budget, ObjectId tree, string path, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return new NamedObject(tree, path);
        var entries = await store.ReadTreeAsync(tree, cancellationToken).ConfigureAwait(false);
        budget.Enter(path, tree, entries.Count);
        foreach (var entry in entries)
        {
            var below = path.Length == 0 ? entry.Name : $"{path}/{entry.Name}";
            if (!entry.IsFolder)
            {
                yield return new NamedObject(entry.Id, below);
                continue;
            }

            await foreach (var named in ListAsync(store, budget, entry.Id, below, cancellationToken).ConfigureAwait(false))
            {
                yield return named;
            }
        }
    }

    private async IAsyncEnumerable<NamedObject> ListHistoryAsync(ObjectId commit, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var named in await vault.Repository.ListObjectsAsync(commit, null, cancellationToken).ConfigureAwait(false))
        {
            yield return named;
        }
    }

    private static IEnumerable<string> FilesAt(string path) =>
        File.Exists(path) ? [path]
        : Directory.Exists(path) ? Directory.EnumerateFiles(path, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint }).Order(StringComparer.Ordinal)
        : throw new InvalidInputException(path, $"There is no file or folder '{path}'.", "Name one that exists; without a path the vault is looked into.");

    // A file that cannot be read is said, and does not keep the others from being looked into.
    private async Task<IReadOnlyList<SecretHit>> ScanFileAsync(SecretScanner scanner, string file, string shown, CancellationToken cancellationToken)
    {
        try
        {
            return scanner.Scan(await File.ReadAllBytesAsync(file, cancellationToken).ConfigureAwait(false));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            vault.Log(VaultLogLevel.Warning, "secrets.unread", $"'{shown}' was not looked into: {e.GetType().Name}", shown);
            return [];
        }
    }
}
