using System.Xml.Linq;
using MemoryVault.Vaults;

namespace MemoryVault.Tests.Conventions;

/// <summary>Every type that is put out, and every record inside it, has views that name real properties and fit the width of a terminal.</summary>
public class FormatTests
{
    /// <summary>The properties that cmdlets add to Core's records.</summary>
    private static readonly string[] Added = ["Vault", "Waiting", "Json", "AgentId"];

    private const int Width = 100;
    private const int LeastOfTheLastColumn = 12;

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
    public void A_record_inside_an_output_has_a_table(string type) => Assert.All(
        Inner(Core(type)), inner => Assert.Contains(Views, v => TypeOf(v) == inner.FullName && v.Element("TableControl") is not null));

    [Theory]
    [MemberData(nameof(Shown))]
    public void A_view_names_properties_that_are_there(string type)
    {
        var properties = Core(type).GetProperties().Select(p => p.Name).Concat(Added).ToHashSet();
        Assert.All(Views.Where(v => TypeOf(v) == type).Descendants("PropertyName"), name => Assert.Contains(name.Value, properties));
    }

    [Theory]
    [MemberData(nameof(Shown))]
    public void A_table_fits_the_terminal(string type) => Assert.All(
        Views.Where(v => TypeOf(v) == type).Descendants("TableHeaders"),
        headers =>
        {
            var widths = headers.Elements().Select(h => (int?)h.Element("Width") ?? LeastOfTheLastColumn).ToList();
            Assert.InRange(widths.Sum() + widths.Count - 1, 1, Width);
            Assert.Equal(widths.Count, headers.Parent!.Descendants("TableColumnItem").Count());
        });

    private static bool IsOfCore(Type type) => type.Assembly == typeof(Vault).Assembly;

    private static string TypeOf(XElement view) => view.Descendants("TypeName").Single().Value;

    private static Type Core(string type) => typeof(Vault).Assembly.GetType(type, throwOnError: true)!;

    private static IEnumerable<Type> Inner(Type type) =>
        from property in type.GetProperties()
        let element = property.PropertyType.IsGenericType ? property.PropertyType.GetGenericArguments()[^1] : property.PropertyType
        where IsOfCore(element) && element.GetMethod("<Clone>$") is not null
        select element;
}
