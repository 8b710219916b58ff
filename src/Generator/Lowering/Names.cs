using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace FusedKernels.Generator.Lowering;

/// <summary>Symbols as text that generated code can use anywhere.</summary>
internal static class Names
{
    private static readonly SymbolDisplayFormat Qualified = SymbolDisplayFormat.FullyQualifiedFormat
        .AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier
            | SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers);

    private static readonly SymbolDisplayFormat NamespaceFormat = Qualified
        .WithGlobalNamespaceStyle(SymbolDisplayGlobalNamespaceStyle.Omitted);

    /// <summary>A type from <c>global::</c> on, with nullable annotations.</summary>
    public static string Of(ITypeSymbol type) => type.ToDisplayString(Qualified);

    /// <summary>A type as a type argument, without annotations: <c>typeof</c> takes none.</summary>
    public static string OfArgument(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat
        .AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers));

    /// <summary>A namespace without <c>global::</c>; empty for the global one.</summary>
    public static string Of(INamespaceSymbol space) =>
        space.IsGlobalNamespace ? string.Empty : space.ToDisplayString(NamespaceFormat);

    /// <summary>Whether a type is declared in a namespace, not in another type.</summary>
    public static bool IsIn(INamedTypeSymbol? type, string space) => type is { ContainingType: null, ContainingNamespace: { } around } && Of(around) == space;

    /// <summary>The expression that reads a static field.</summary>
    public static string Of(IFieldSymbol field) => Of((ITypeSymbol)field.ContainingType) + "." + Escaped(field.Name);

    /// <summary>A type as the user would write it, for messages.</summary>
    public static string ForMessage(ITypeSymbol type) => type.WithNullableAnnotation(NullableAnnotation.NotAnnotated).ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);

    /// <summary>An identifier with '@' where it is a keyword.</summary>
    public static string Escaped(string name) =>
        SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : "@" + name;

    /// <summary>Whether a parameter is declared <c>scoped</c>; one that is <c>out</c> is so by itself.</summary>
    public static bool IsScoped(IParameterSymbol parameter) => parameter.ScopedKind != ScopedKind.None && parameter.RefKind != RefKind.Out;

    public static string Of(Accessibility accessibility) => accessibility switch
    {
        Accessibility.Public => "public",
        Accessibility.Internal => "internal",
        Accessibility.Protected => "protected",
        Accessibility.ProtectedOrInternal => "protected internal",
        Accessibility.ProtectedAndInternal => "private protected",
        _ => "private",
    };
}
