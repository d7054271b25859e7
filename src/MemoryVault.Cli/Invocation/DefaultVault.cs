using MemoryVault.Vaults;

namespace MemoryVault.Cli.Invocation;

/// <summary>
/// The vault that <c>memvault sync</c> and the first publication work on. The default one is made where it is not there yet; one that was named with
/// <c>--vault</c> is not: a typing error or a disk that is not mounted must not look like an empty vault.
/// </summary>
internal sealed class DefaultVault : IAsyncDisposable
{
    private readonly string? _temporary;

    private DefaultVault(Vault opened, string path, string? temporary)
    {
        Opened = opened;
        Path = path;
        _temporary = temporary;
    }

    /// <summary>Gets the open vault.</summary>
    internal Vault Opened { get; }

    /// <summary>Gets where it is, or will be.</summary>
    internal string Path { get; }

    /// <summary>Opens the vault, and makes it first if it is the default one and is not there.</summary>
    internal static async Task<DefaultVault> OpenAsync(CommandContext context, bool dryRun)
    {
        var path = Vault.Locate(context.VaultPath, context.Services.Environment);
        if (context.VaultPath is not null || File.Exists(new VaultPaths(path).Configuration))
        {
            return new DefaultVault(context.OpenVault(), path, temporary: null);
        }

        // A plan for a vault that is not there yet is made against an empty one, which goes away again.
        var temporary = dryRun ? Directory.CreateTempSubdirectory("memvault-plan-").FullName : null;
        var made = await new CreateVault(context.Services).RunAsync(new CreateVaultOptions { Path = temporary ?? path }, context.Cancellation);
        if (!context.Quiet)
        {
            context.Talk().Line(dryRun ? "Would make a vault at " : "Made a vault at ", path, $" for machine '{made.Machine}'.");
        }

        return new DefaultVault(Vault.Open(made.Vault, context.Services), path, temporary);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Opened.DisposeAsync();
        if (_temporary is not null)
        {
            Directory.Delete(_temporary, recursive: true);
        }
    }
}
