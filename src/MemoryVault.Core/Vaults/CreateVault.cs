using MemoryVault.Files;
using MemoryVault.Git;
using MemoryVault.Vaults.TakeOver;

namespace MemoryVault.Vaults;

/// <summary>Makes a new vault: an empty one, or with <see cref="CreateVaultOptions.From"/> one that takes an old machine's place.</summary>
public sealed class CreateVault(VaultServices services)
{
    /// <summary>Makes the vault. A vault that is there already is left as it is, and says so in the result.</summary>
    /// <exception cref="VaultException">The folder holds something else, or the machine's name is no name.</exception>
    public async Task<CreateVaultResult> RunAsync(CreateVaultOptions options, CancellationToken cancellationToken)
    {
        var paths = new VaultPaths(Vault.Locate(options.Path, services.Environment));
        var isUnfinished = options.From is not null && TakeOverVault.IsUnfinished(paths);
        if (File.Exists(paths.Configuration) && !isUnfinished)
        {
            return await DescribeAsync(paths, created: false, cancellationToken).ConfigureAwait(false);
        }

        RefuseForeignFolder(paths, isUnfinished);
        if (options.From is not null)
        {
            return await new TakeOverVault(services).RunAsync(paths, options, cancellationToken).ConfigureAwait(false);
        }

        var machine = options.Machine is { } named ? EntryName.Check(named, "machine") : EntryName.From(services.Environment.MachineName, "machine");
        if (options.DryRun)
        {
            return new CreateVaultResult { Vault = paths.Root, Machine = machine, Created = true };
        }

        await MakeAsync(paths, machine, cancellationToken).ConfigureAwait(false);
        return await DescribeAsync(paths, created: true, cancellationToken).ConfigureAwait(false);
    }

    // The configuration is written last: where it is, the vault is whole. What a killed run left is completed by the next.
    private async Task MakeAsync(VaultPaths paths, string machine, CancellationToken cancellationToken)
    {
        PrivateFolder.Create(paths.Root);
        using var held = await FileLock.AcquireAsync(paths.WriteLock, "init", TimeSpan.FromSeconds(30), services.Clock, cancellationToken).ConfigureAwait(false);
        if (File.Exists(paths.Configuration))
        {
            return;
        }

        if (!File.Exists(Path.Combine(paths.Repository, "HEAD")))
        {
            await GitRepository.InitializeAsync(paths.Repository, services, cancellationToken).ConfigureAwait(false);
        }

        ConfigurationFile.Write(paths, new VaultConfiguration { Machine = machine });
    }

    private async Task<CreateVaultResult> DescribeAsync(VaultPaths paths, bool created, CancellationToken cancellationToken)
    {
        var vault = Vault.Open(paths.Root, services);
        await using var closing = vault.ConfigureAwait(false);
        var head = await vault.ReadHeadAsync(cancellationToken).ConfigureAwait(false);
        if (created)
        {
            vault.Log(VaultLogLevel.Information, "vault.created", $"Made a vault for machine '{vault.Configuration.Machine}'.", paths.Root);
        }

        return new CreateVaultResult
        {
            Vault = paths.Root, Machine = vault.Configuration.Machine, Created = created, Head = head?.ToString(), Sources = vault.Configuration.Sources,
        };
    }

    private static void RefuseForeignFolder(VaultPaths paths, bool isUnfinished)
    {
        if (isUnfinished)
        {
            return;
        }

        if (File.Exists(paths.Root))
        {
            throw new FolderNotEmptyException(paths.Root);
        }

        string[] ours = ["repository.git", RepositoryCreation.DraftOf("repository.git"), "local"];
        if (Directory.Exists(paths.Root) && Directory.EnumerateFileSystemEntries(paths.Root).Select(Path.GetFileName).Any(name => !ours.Contains(name) && !AtomicFile.IsTemporary(name!)))
        {
            throw new FolderNotEmptyException(paths.Root);
        }
    }
}
