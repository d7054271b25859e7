using System.Management.Automation;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using MemoryVault.Commands;
using MemoryVault.Errors;
using MemoryVault.Vaults;

namespace MemoryVault.Tests.Conventions;

/// <summary>Every error has a category and a remedy.</summary>
public partial class ErrorTests
{
    public static TheoryData<VaultErrorKind> Kinds => [.. Enum.GetValues<VaultErrorKind>()];

    public static TheoryData<string> Exceptions =>
        [.. Assemblies.SelectMany(a => a.GetTypes()).Where(t => t.IsSubclassOf(typeof(VaultException))).Select(t => t.FullName!)];

    private static Assembly[] Assemblies => [typeof(Vault).Assembly, typeof(NewVaultCommand).Assembly];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_kind_has_a_category_of_its_meaning(VaultErrorKind kind)
    {
        var category = ErrorCategories.Of(kind);
        Assert.NotEqual(ErrorCategory.NotSpecified, category);
        Assert.Equal(kind == VaultErrorKind.Failed, category == ErrorCategory.InvalidOperation);
    }

    [Theory]
    [InlineData(typeof(UnauthorizedAccessException), ErrorCategory.PermissionDenied)]
    [InlineData(typeof(FileNotFoundException), ErrorCategory.ObjectNotFound)]
    [InlineData(typeof(IOException), ErrorCategory.WriteError)]
    [InlineData(typeof(OperationCanceledException), ErrorCategory.OperationStopped)]
    [InlineData(typeof(InvalidDataException), ErrorCategory.InvalidOperation)]
    public void An_exception_of_the_system_has_a_category(Type type, ErrorCategory expected) =>
        Assert.Equal(expected, ErrorCategories.Of((Exception)Activator.CreateInstance(type)!));

    [Theory]
    [InlineData("SourceMissing", ErrorCategory.ObjectNotFound)]
    [InlineData("FileTooLarge", ErrorCategory.LimitsExceeded)]
    [InlineData("NameNotUtf8", ErrorCategory.InvalidData)]
    [InlineData("RemoteFailed", ErrorCategory.ConnectionError)]
    [InlineData("SomethingNew", ErrorCategory.InvalidData)]
    public void An_item_has_a_category_whatever_its_id(string id, ErrorCategory expected) =>
        Assert.Equal(expected, ErrorCategories.Of(new ItemError(id, "target", "message", "remedy")));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void An_item_that_failed_as_a_whole_would_has_its_category(VaultErrorKind kind) =>
        Assert.Equal(ErrorCategories.Of(kind), ErrorCategories.Of(new ItemError("Whatever", "target", "message", "remedy") { Kind = kind }));

    /// <summary>Scripts compare error ids. One that is new is added to the file; one that goes breaks scripts, which CHANGELOG must say.</summary>
    [Fact]
    public void The_ids_of_errors_stay_as_they_are()
    {
        var exceptions = Assemblies.SelectMany(a => a.GetTypes()).Where(t => t.IsSubclassOf(typeof(VaultException))).Select(t => t.Name[..^"Exception".Length]);
        var items = typeof(ItemErrorIds).GetFields().Select(field => (string)field.GetRawConstantValue()!);
        var ids = exceptions.Concat(items).Distinct().Order(StringComparer.Ordinal);
        Assert.Equal(File.ReadAllLines(RepositoryFolder.File("tests", "MemoryVault.Tests", "Conventions", "error-ids.txt")), ids);
    }

    [Theory]
    [InlineData("MemoryVault.Core")]
    [InlineData("MemoryVault")]
    public void The_id_of_an_item_is_one_of_the_list_or_of_an_exception(string project) => Assert.Empty(
        from file in Directory.EnumerateFiles(RepositoryFolder.File("src", project), "*.cs", SearchOption.AllDirectories)
        from Match match in LiteralId().Matches(File.ReadAllText(file))
        select $"{Path.GetFileName(file)}: {match.Value}");

    [Theory]
    [MemberData(nameof(Exceptions))]
    public void An_error_of_ours_is_sealed_and_named_for_its_id(string name)
    {
        var type = Assemblies.Select(a => a.GetType(name)).OfType<Type>().Single();
        Assert.True(type.IsSealed, name);
        Assert.EndsWith("Exception", name, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Exceptions))]
    public void An_error_of_ours_says_what_to_do(string name)
    {
        var type = Assemblies.Select(a => a.GetType(name)).OfType<Type>().Single();
        var error = (VaultException)Make(type);
        Assert.NotEmpty(error.Remedy);
        Assert.NotEmpty(error.Message);
        Assert.NotEqual(ErrorCategory.NotSpecified, ErrorCategories.Of(error.Kind));
    }

    [Theory]
    [MemberData(nameof(Exceptions))]
    public void What_to_do_is_said_in_the_words_of_powershell(string name)
    {
        var type = Assemblies.Select(a => a.GetType(name)).OfType<Type>().Single();
        foreach (var constructor in Constructors(type))
        {
            var action = ((VaultException)Make(constructor)).Advice.In(Head.PowerShell);
            Assert.DoesNotContain("memvault", action, StringComparison.Ordinal);
            Assert.DoesNotContain(" --", action, StringComparison.Ordinal);
        }
    }

    /// <summary>A text of Core that is no <see cref="HeadWords"/> is shown by both heads. Files that the vault writes for whoever reads them later name the program.</summary>
    [Fact]
    public void No_other_text_of_core_names_a_command_of_one_head() => Assert.Empty(
        from file in Directory.EnumerateFiles(RepositoryFolder.File("src", "MemoryVault.Core"), "*.cs", SearchOption.AllDirectories)
        where Path.GetFileName(file) is not ("RedactedNotice.cs" or "EnvelopeReadme.cs" or "VaultReadme.cs" or "InitializeKnowledgeRepository.cs")
        from line in File.ReadLines(file)
        where !line.TrimStart().StartsWith("//", StringComparison.Ordinal) && OneHead().IsMatch(line) && !line.Contains("HeadWords", StringComparison.Ordinal)
        select $"{Path.GetFileName(file)}: {line.Trim()}");

    [Fact]
    public void Each_head_names_its_own_command()
    {
        var error = new RemoteExistsException("origin", "https://example.org/v.git");
        Assert.Contains("'memvault remote remove origin'", error.Remedy, StringComparison.Ordinal);
        Assert.Contains("'Remove-VaultRemote origin'", error.Advice.In(Head.PowerShell), StringComparison.Ordinal);
    }

    [GeneratedRegex("""(new (ItemError|RestoreRefusedException)|static (ItemError|RestoreRefusedException) \w+\([^)]*\) => new)\(\s*("|nameof)""")]
    private static partial Regex LiteralId();

    [GeneratedRegex(@""".*(\bmemvault [a-z]|\([A-Z][a-z]+-(Vault|Memory|Session|Knowledge))")]
    private static partial Regex OneHead();

    private static object? Sample(Type type) =>
        type == typeof(string) ? "sample"
        : type == typeof(Uri) ? new Uri("https://sample.example")
        : type.IsSubclassOf(typeof(VaultException)) ? Make(type)
        : type == typeof(VaultException) ? new InvalidInputException("sample", "sample", "sample")
        : type.IsAssignableTo(typeof(Exception)) ? new InvalidDataException("sample")
        : type.IsGenericType && type.IsInterface ? List(type.GetGenericArguments()[0])
        : type.IsArray ? List(type.GetElementType()!)
        : type.IsAbstract ? null
        : type.IsValueType ? RuntimeHelpers.GetUninitializedObject(type)
        : Make(type);

    private static object Make(Type type)
    {
        var made = Constructors(type).FirstOrDefault() is { } constructor ? Make(constructor) : RuntimeHelpers.GetUninitializedObject(type);
        foreach (var property in type.GetProperties().Where(p => p.IsDefined(typeof(RequiredMemberAttribute))))
        {
            property.SetValue(made, Sample(property.PropertyType));
        }

        return made;
    }

    private static object Make(ConstructorInfo constructor) => constructor.Invoke([.. constructor.GetParameters().Select(p => Sample(p.ParameterType))]);

    private static IEnumerable<ConstructorInfo> Constructors(Type type) => type.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
        .Where(c => c.GetParameters() is var all && !Array.Exists(all, p => p.ParameterType.IsByRefLike || (all.Length == 1 && p.ParameterType == type)));

    private static Array List(Type type)
    {
        var list = Array.CreateInstance(type, 1);
        list.SetValue(Sample(type), 0);
        return list;
    }
}
