using System.Management.Automation;
using MemoryVault.Internal;

namespace MemoryVault.Tests.Conventions;

/// <summary>Parameters of one meaning have one name, one type and the same habits everywhere.</summary>
public class ParameterTests
{
    /// <summary>The parameters whose values are known before they are typed.</summary>
    private static readonly string[] Known = ["Vault", "Source", "At", "To", "Preset", "Agent", "Kind", "AgentId", "Scope", "LeaseId", "Section", "Key", "EventId", "Id", "Project", "Place"];

    private static readonly IReadOnlyList<ParameterShape> All = [.. CmdletShape.All.SelectMany(c => c.Parameters)];

    [Fact]
    public void One_name_has_one_type_everywhere() => Assert.All(
        All.GroupBy(p => p.Name), same => Assert.True(same.Select(p => p.ValueType).Distinct().Count() == 1, string.Join(", ", same)));

    [Fact]
    public void Names_are_singular_as_powershells_own_are() => Assert.All(
        All, p => Assert.False(p.Name.EndsWith('s') && p.Name is not ("PassThru" or "Ours" or "Theirs"), p.ToString()));

    [Fact]
    public void The_vault_is_named_in_one_way_and_binds_from_results() => Assert.All(
        CmdletShape.All.Where(c => c.Name is not ("Find-MemoryFile" or "Unregister-VaultSchedule" or "Compare-MemoryDocument" or "Merge-MemoryDocument" or "Initialize-KnowledgeRepository")),
        c =>
        {
            var vault = Assert.Single(c.Parameters, p => p.Name == "Vault");
            Assert.True(vault.TakesProperty, vault.ToString());
            Assert.Empty(vault.Aliases);
        });

    [Fact]
    public void A_path_has_its_literal_twin_that_takes_files_from_the_pipeline() => Assert.All(
        CmdletShape.All.Where(c => c.Parameters.Any(p => p.Name == "Path")),
        c =>
        {
            var (path, literal) = (c.Parameters.Single(p => p.Name == "Path"), c.Parameters.Single(p => p.Name == "LiteralPath"));
            Assert.Equal("Path", c.DefaultParameterSet);
            Assert.Equal(["Path"], path.Sets);
            Assert.Equal(["LiteralPath"], literal.Sets);
            Assert.Contains("PSPath", literal.Aliases);
            Assert.True(path.TakesProperty && literal.TakesProperty && path.IsArray && literal.IsArray, c.Name);
        });

    [Fact]
    public void A_revision_takes_times_and_the_revision_of_a_snapshot() => Assert.All(
        All.Where(p => p.Name is "At" || (p.Name is "From" or "To" && p.Cmdlet.Noun == "VaultSnapshot")),
        p =>
        {
            Assert.True(p.HasAttribute(typeof(RevisionArgumentAttribute)), p.ToString());
            Assert.True(p.Name == "To" || p.Aliases.Contains("Revision"), p.ToString());
        });

    [Fact]
    public void A_time_takes_words_too() => Assert.All(
        All.Where(p => p.ValueType == typeof(DateTimeOffset)), p => Assert.True(p.HasAttribute(typeof(TimeArgumentAttribute)), p.ToString()));

    [Fact]
    public void Where_values_are_known_they_are_completed() => Assert.All(
        All.Where(p => (Known.Contains(p.Name) && !IsFreeText(p)) || (p.Name == "Name" && p.Cmdlet.Verb != "Add")).Where(p => p.ToString() != "New-Vault -Vault"),
        p => Assert.True(p.Completer is { IsSealed: true } type && type.IsAssignableTo(typeof(IArgumentCompleter)), p.ToString()));

    [Fact]
    public void Switches_are_off_unless_they_are_named() => Assert.All(
        All.Where(p => p.ValueType == typeof(SwitchParameter)), p => Assert.False(p.IsMandatory || p.TakesProperty, p.ToString()));

    /// <summary>The source of a check-in is what an agent says, the name of a copy one that nothing has yet: anything.</summary>
    private static bool IsFreeText(ParameterShape parameter) =>
        (parameter.Name == "Source" && parameter.Cmdlet.Noun.StartsWith("Memory", StringComparison.Ordinal)) || parameter.ToString() == "Copy-Knowledge -Project";
}
