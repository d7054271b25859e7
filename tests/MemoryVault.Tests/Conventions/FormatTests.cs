using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using MemoryVault.Vaults;

namespace MemoryVault.Tests.Conventions;

/// <summary>Every type that is put out, and every record inside it, has views that name real properties and fit the width of a terminal.</summary>
public partial class FormatTests
{
    /// <summary>The properties that cmdlets add to Core's records.</summary>
    private static readonly string[] Added = ["Vault", "Waiting", "Json", "AgentId"];

    /// <summary>The usual terminal.</summary>
    private const int Width = 80;
    private const int LeastOfTheLastColumn = 13;

    private static readonly IReadOnlyList<XElement> Views =
    [
        .. Directory.GetFiles(RepositoryFolder.File("src", "MemoryVault"), "*.Format.ps1xml")
            .SelectMany(file => XDocument.Load(file).Descendants("View")),
    ];

    public static TheoryData<string> Outputs => [.. CmdletShape.All.SelectMany(c => c.Outputs).Where(IsOfCore).Distinct().Select(t => t.FullName!)];

    public static TheoryData<string> Shown => [.. Views.Select(TypeOf).Distinct()];

    [Theory]
    [MemberData(nameof(Outputs))]
    public void An_output_has_a_table_and_a_list(string type)
    {
        var views = Views.Where(v => TypeOf(v) == type).ToList();
        Assert.Single(views, v => v.Element("TableControl") is not null);
        Assert.Single(views, v => v.Element("ListControl") is not null);
    }

    [Theory]
    [MemberData(nameof(Outputs))]
    public void A_record_inside_an_output_has_a_table_and_a_list(string type) => Assert.All(Inner(Core(type)), inner =>
    {
        Assert.Contains(Views, v => TypeOf(v) == inner.FullName && v.Element("TableControl") is not null);
        Assert.Contains(Views, v => TypeOf(v) == inner.FullName && v.Element("ListControl") is not null);
    });

    [Theory]
    [MemberData(nameof(Shown))]
    public void A_view_names_properties_that_are_there(string type)
    {
        var kinds = Core(type).Assembly.GetTypes().Where(t => t.IsAssignableTo(Core(type)));
        var properties = kinds.SelectMany(t => t.GetProperties()).Select(p => p.Name).Concat(Added).ToHashSet();
        var views = Views.Where(v => TypeOf(v) == type).ToList();
        var shown = views.Descendants("ScriptBlock").SelectMany(b => ShownProperty().Matches(b.Value)).Select(m => m.Groups["name"].Value);
        Assert.All(views.Descendants("PropertyName").Select(n => n.Value).Concat(shown), name => Assert.Contains(name, properties));
    }

    [Theory]
    [MemberData(nameof(Shown))]
    public void A_text_is_shown_through_a_cell_so_that_it_cannot_write_to_the_terminal(string type) => Assert.All(
        Views.Where(v => TypeOf(v) == type).Descendants("PropertyName"),
        name => Assert.True(Core(type).GetProperty(name.Value)?.PropertyType is { } property && IsHarmless(property), $"{type}.{name.Value}"));

    [Theory]
    [MemberData(nameof(Shown))]
    public void A_table_fits_the_terminal(string type) => Assert.All(
        Views.Where(v => TypeOf(v) == type).Descendants("TableHeaders"),
        headers =>
        {
            var widths = headers.Elements().Select(h => (int?)h.Element("Width") ?? LeastOfTheLastColumn).ToList();
            Assert.All(headers.Elements().SkipLast(1), h => Assert.NotNull(h.Element("Width")));
            Assert.InRange(widths.Sum() + widths.Count - 1, 1, Width);
            Assert.All(headers.Elements(), h => Assert.True(h.Element("Label")!.Value.Length <= ((int?)h.Element("Width") ?? LeastOfTheLastColumn), (string?)h));
            Assert.All(headers.Parent!.Descendants("ScriptBlock").SelectMany(b => UsedWidth().Matches(b.Value)), used => Assert.Equal(
                headers.Elements().Sum(h => (int?)h.Element("Width") ?? 0) + widths.Count - 1, int.Parse(used.Groups["used"].Value, CultureInfo.InvariantCulture)));
            Assert.Equal(widths.Count, headers.Parent!.Descendants("TableColumnItem").Count());
        });

    private static bool IsHarmless(Type type) => (Nullable.GetUnderlyingType(type) ?? type) is { IsPrimitive: true } or { IsEnum: true }
        || (Nullable.GetUnderlyingType(type) ?? type) == typeof(DateTimeOffset);

    [GeneratedRegex(@"^\[MemoryVault\.Views\.Cell\]::\w+\(\$_\.(?<name>\w+)")]
    private static partial Regex ShownProperty();

    [GeneratedRegex(@"\$Host, (?<used>\d+)\)")]
    private static partial Regex UsedWidth();

    private static bool IsOfCore(Type type) => type.Assembly == typeof(Vault).Assembly;

    private static string TypeOf(XElement view) => view.Descendants("TypeName").Single().Value;

    private static Type Core(string type) => typeof(Vault).Assembly.GetType(type, throwOnError: true)!;

    private static IEnumerable<Type> Inner(Type type) =>
        from property in type.GetProperties()
        let element = property.PropertyType.IsGenericType ? property.PropertyType.GetGenericArguments()[^1] : property.PropertyType
        where IsOfCore(element) && element.GetMethod("<Clone>$") is not null
        select element;
}
