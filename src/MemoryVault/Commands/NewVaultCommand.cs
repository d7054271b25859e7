using System.Collections;
using System.Management.Automation;
using MemoryVault.Errors;
using MemoryVault.Internal;
using MemoryVault.Vaults;

namespace MemoryVault.Commands;

/// <summary>Makes a vault: an empty one, or one with everything that a remote holds.</summary>
[Cmdlet(VerbsCommon.New, "Vault", SupportsShouldProcess = true, HelpUri = HelpAddress.NewVault)]
[OutputType(typeof(CreateVaultResult))]
public sealed class NewVaultCommand : EngineCmdlet
{
    /// <summary>Gets or sets the vault's folder; without it the one that <c>MEMORYVAULT_HOME</c> names, else <c>~/.memoryvault</c>.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string? Vault { get; set; }

    /// <summary>Gets or sets the name of this machine in the vault; with <see cref="From"/>, of the machine whose place it takes.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Machine { get; set; }

    /// <summary>Gets or sets the remote from which everything is taken.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? From { get; set; }

    /// <summary>Gets or sets where folders of the old machine lie on this one: <c>@{ '/home/old' = '/home/new' }</c>.</summary>
    [Parameter]
    [ValidateNotNull]
    public IDictionary PathMap { get; set; } = new Hashtable();

    /// <summary>Gets or sets a value indicating whether files are not written to their places.</summary>
    [Parameter]
    public SwitchParameter NoRestore { get; set; }

    /// <summary>Gets or sets a value indicating whether a machine that the vault does not know joins it as a new one.</summary>
    [Parameter]
    public SwitchParameter Join { get; set; }

    /// <summary>Gets or sets what an encrypted remote is read with: a file with a secret key of age, or the folder of a keyring of gpg.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Identity { get; set; }

    /// <summary>Gets or sets the fingerprint that an encrypted remote must have, as <c>Get-VaultStatus</c> shows it on another machine.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Expect { get; set; }

    /// <summary>Gets or sets a value indicating whether <c>-WhatIf</c> gives the plan as an object, too.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellationToken)
    {
        var services = MakeServices();
        var options = MakeOptions();
        var consent = Ask(Describe(Vaults.Vault.Locate(options.Path, services.Environment)));
        if (consent == Consent.Refused)
        {
            return;
        }

        var planned = options with { DryRun = consent == Consent.PlanOnly };
        var result = await OnPool(() => new CreateVault(services).RunAsync(planned, cancellationToken));
        if (planned.DryRun && result.Restored is { } restore)
        {
            ShowPlan(PlanLine.Of(restore));
        }

        if (!planned.DryRun || PassThru)
        {
            Emit(result);
        }

        Report(result.Restored?.Errors ?? []);
    }

    private CreateVaultOptions MakeOptions() => new()
    {
        Path = Vault is null ? null : SessionPaths.Resolve(SessionState, Vault),
        Machine = Machine,
        From = From,
        PathMap = [.. PathMap.Cast<DictionaryEntry>().Select(ReadPair)],
        NoRestore = NoRestore,
        Join = Join,
        Identity = Identity is null ? null : SessionPaths.Resolve(SessionState, Identity),
        Expect = Expect,
    };

    private KeyValuePair<string, string> ReadPair(DictionaryEntry entry) => (Unwrapped(entry.Key), Unwrapped(entry.Value)) is (string from, string to)
        ? new(from, SessionPaths.Resolve(SessionState, to))
        : throw new ArgumentInvalidException(nameof(PathMap), entry.Key, "Give pairs of folders: @{ '/home/old' = '/home/new' }.");

    private static object? Unwrapped(object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;

    private string Describe(string folder) => From is null
        ? $"Make the vault '{folder}'."
        : $"Make the vault '{folder}' of what '{From}' holds{(NoRestore ? "." : ", and write this machine's files to their places.")}";
}
