using System.Management.Automation;
using MemoryVault.Completers;
using MemoryVault.Documents;
using MemoryVault.Internal;
using MemoryVault.Memory;

namespace MemoryVault.Commands;

/// <summary>Reads entries of the shared memory. It needs no lease.</summary>
[Cmdlet(VerbsCommon.Get, "MemoryEntry", HelpUri = HelpAddress.GetMemoryEntry)]
[OutputType(typeof(MemoryEntry))]
public sealed class GetMemoryEntryCommand : VaultCmdlet
{
    /// <summary>Gets or sets the sections, with wildcards; all without it.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(SectionCompleter))]
    public string[] Section { get; set; } = ["*"];

    /// <summary>Gets or sets the keys, with wildcards; all without it.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(KeyCompleter))]
    public string[]? Key { get; set; }

    /// <summary>Gets or sets the revision, event or time of the state; the newest without it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [RevisionArgument]
    [Alias("Revision")]
    [ArgumentCompleter(typeof(RevisionCompleter))]
    public string? At { get; set; }

    /// <summary>Gets or sets a value indicating whether objects become dictionaries, whose keys may be empty or differ in case only.</summary>
    [Parameter]
    public SwitchParameter AsHashtable { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(Vaults.Vault vault, CancellationToken cancellationToken)
    {
        foreach (var section in Section)
        {
            foreach (var key in Key ?? [null!])
            {
                await ReadAsync(vault, new GetEntriesOptions { Section = section, Key = key, At = At }, cancellationToken);
            }
        }
    }

    private async Task ReadAsync(Vaults.Vault vault, GetEntriesOptions options, CancellationToken cancellationToken)
    {
        var objects = new DocumentObject(AsHashtable);
        try
        {
            await foreach (var entry in AsyncStream.FromPool(token => new GetEntries(vault).RunAsync(options, token), cancellationToken))
            {
                // Made here and kept: what is changed in it must still be there when it is checked in.
                var shown = PSObject.AsPSObject(entry);
                shown.Properties.Add(new PSNoteProperty(nameof(entry.Value), objects.Of(entry.Value)));
                Emit(shown);
            }
        }
        catch (EntryMissingException e)
        {
            Report(e);
        }
    }
}
