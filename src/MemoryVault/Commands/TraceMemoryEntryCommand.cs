using System.Diagnostics.CodeAnalysis;
using System.Management.Automation;
using MemoryVault.Completers;
using MemoryVault.Internal;
using MemoryVault.Json;
using MemoryVault.Memory;
using MemoryVault.Memory.Tracing;

namespace MemoryVault.Commands;

/// <summary>Says who wrote each value of an entry, or each entry of a section: when, from what source, how sure, and why.</summary>
[Cmdlet(VerbsDiagnostic.Trace, "MemoryEntry", HelpUri = HelpAddress.TraceMemoryEntry)]
[OutputType(typeof(TracedValue))]
public sealed class TraceMemoryEntryCommand : VaultCmdlet
{
    /// <summary>Gets or sets the section.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(SectionCompleter))]
    public string Section { get; set; } = string.Empty;

    /// <summary>Gets or sets the key; the section without it.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    [System.Management.Automation.AllowNull]
    [ArgumentCompleter(typeof(KeyCompleter))]
    public string? Key { get; set; }

    /// <summary>Gets or sets the value inside that is asked about, as one.</summary>
    [Parameter]
    [SuppressMessage("Naming", "CA1720", Justification = "It is a JSON pointer, and no address.")]
    public JsonPointer? Pointer { get; set; }

    /// <summary>Gets or sets the revision, event or time of the state that is asked about; the newest without it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [RevisionArgument]
    [Alias("Revision")]
    [ArgumentCompleter(typeof(RevisionCompleter))]
    public string? At { get; set; }

    /// <inheritdoc/>
    protected override Task ProcessAsync(Vaults.Vault vault, CancellationToken cancellationToken)
    {
        var options = new TraceOptions { Path = new EntryPath(Section, MyInvocation.BoundParameters.ContainsKey(nameof(Key)) ? Key : null), Pointer = Pointer, At = At };
        return EmitAllAsync(token => new TraceMemory(vault).RunAsync(options, token), cancellationToken);
    }
}
