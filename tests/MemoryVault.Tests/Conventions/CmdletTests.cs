using MemoryVault.Internal;

namespace MemoryVault.Tests.Conventions;

/// <summary>Walks every cmdlet and holds it to the rules of STYLE and of PowerShell's cmdlet guidelines.</summary>
public class CmdletTests
{
    // learn.microsoft.com/powershell/scripting/developer/cmdlet/approved-verbs-for-windows-powershell-commands
    private static readonly string[] ApprovedVerbs =
    [
        "Add", "Clear", "Close", "Copy", "Enter", "Exit", "Find", "Format", "Get", "Hide", "Join", "Lock", "Move", "New", "Open", "Optimize", "Pop", "Push",
        "Redo", "Remove", "Rename", "Reset", "Resize", "Search", "Select", "Set", "Show", "Skip", "Split", "Step", "Switch", "Undo", "Unlock", "Watch",
        "Connect", "Disconnect", "Read", "Receive", "Send", "Write", "Backup", "Checkpoint", "Compare", "Compress", "Convert", "ConvertFrom", "ConvertTo",
        "Dismount", "Edit", "Expand", "Export", "Group", "Import", "Initialize", "Limit", "Merge", "Mount", "Out", "Publish", "Restore", "Save", "Sync",
        "Unpublish", "Update", "Debug", "Measure", "Ping", "Repair", "Resolve", "Test", "Trace", "Approve", "Assert", "Build", "Complete", "Confirm", "Deny",
        "Deploy", "Disable", "Enable", "Install", "Invoke", "Register", "Request", "Restart", "Resume", "Start", "Stop", "Submit", "Suspend", "Uninstall",
        "Unregister", "Wait", "Block", "Grant", "Protect", "Revoke", "Unblock", "Unprotect", "Use",
    ];

    private static readonly string[] NounPrefixes = ["Vault", "Memory", "Session", "Knowledge"];

    /// <summary>The verbs of cmdlets that only look.</summary>
    private static readonly string[] ReadingVerbs = ["Read", "Search", "Get", "Find", "Compare", "Test", "Trace"];

    /// <summary>Cmdlets that only look in spite of their verbs: documents go in and out.</summary>
    private static readonly string[] Reading = ["Merge-MemoryDocument"];

    /// <summary>It puts out what the user's script block puts out.</summary>
    private const string OutputOfUser = "Use-MemoryLease";

    /// <summary>What an operation did is always put out, and its plan has no object: there is nothing for -PassThru.</summary>
    private static readonly string[] WithoutPassThru = ["Optimize-Vault", "Register-VaultSchedule", "Enter-MemoryLease", "Copy-Knowledge", "Watch-Vault", OutputOfUser];

    public static TheoryData<string> Names => [.. CmdletShape.All.Select(c => c.Name)];

    [Theory]
    [InlineData("Vault", 23)]
    [InlineData("Memory", 18)]
    [InlineData("Knowledge", 9)]
    public void The_cmdlets_of_each_job_are_there(string prefix, int count) =>
        Assert.Equal(count, CmdletShape.All.Count(c => c.Noun.StartsWith(prefix, StringComparison.Ordinal)));

    [Theory]
    [MemberData(nameof(Names))]
    public void A_verb_is_approved(string name) => Assert.Contains(Find(name).Verb, ApprovedVerbs);

    [Theory]
    [MemberData(nameof(Names))]
    public void A_noun_is_singular_and_has_a_prefix_of_ours(string name)
    {
        var noun = Find(name).Noun;
        Assert.Contains(NounPrefixes, prefix => noun.StartsWith(prefix, StringComparison.Ordinal));
        Assert.False(noun.EndsWith('s') && !noun.EndsWith("Status", StringComparison.Ordinal), noun);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_class_is_named_for_its_cmdlet_because_it_is_part_of_every_error_id(string name)
    {
        var cmdlet = Find(name);
        Assert.Equal($"MemoryVault.Commands.{cmdlet.Verb}{cmdlet.Noun}Command", cmdlet.Type.FullName);
        Assert.True(cmdlet.Type is { IsPublic: true, IsSealed: true });
        Assert.True(cmdlet.Type.IsSubclassOf(typeof(EngineCmdlet)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void An_output_type_is_declared_and_is_an_immutable_record_of_core(string name)
    {
        var output = Assert.Single(Find(name).Outputs);
        if (name == OutputOfUser)
        {
            return;
        }

        Assert.Equal("MemoryVault.Core", output.Assembly.GetName().Name);
        Assert.NotNull(output.GetMethod("<Clone>$"));
        Assert.All(output.GetProperties(), p => Assert.True(
            p.SetMethod is null || p.SetMethod.ReturnParameter.GetRequiredCustomModifiers().Length > 0, $"{output.Name}.{p.Name} can be set"));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void What_changes_state_asks_and_what_only_looks_does_not(string name)
    {
        var cmdlet = Find(name);
        Assert.Equal(!ReadingVerbs.Contains(cmdlet.Verb) && !Reading.Contains(name), cmdlet.SupportsShouldProcess);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void What_changes_state_can_put_out_its_plan(string name)
    {
        var cmdlet = Find(name);
        var expected = cmdlet.SupportsShouldProcess && !WithoutPassThru.Contains(name);
        Assert.Equal(expected, cmdlet.Parameters.Any(p => p.Name == "PassThru"));
    }

    private static CmdletShape Find(string name) => CmdletShape.All.Single(c => c.Name == name);
}
