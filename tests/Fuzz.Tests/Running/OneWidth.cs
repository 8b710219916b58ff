using System;
using System.Linq;
using System.Runtime.Intrinsics;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FusedKernels.Fuzz.Tests.Running;

/// <summary>
/// Empties generated methods for vectors of widths that this machine does not choose: they would not run here, and the C# compiler takes
/// longer for them than for all the rest.
/// </summary>
internal static partial class OneWidth
{
    private static readonly string Widest = Vector512.IsHardwareAccelerated ? "512" : Vector256.IsHardwareAccelerated ? "256" : Vector128.IsHardwareAccelerated ? "128" : "";

    public static SyntaxTree Only(SyntaxTree tree)
    {
        SyntaxNode root = tree.GetRoot();
        MethodDeclarationSyntax[] others = [.. root.DescendantNodes().OfType<MethodDeclarationSyntax>().Where(IsOther)];
        SyntaxNode less = root.ReplaceNodes(others, (_, method) => method
            .WithBody(SyntaxFactory.Block(SyntaxFactory.ParseStatement("throw new global::System.NotSupportedException();"))));
        return others.Length == 0 ? tree : tree.WithRootAndOptions(less, tree.Options);
    }

    private static bool IsOther(MethodDeclarationSyntax method) =>
        OfWidth().Match(method.Identifier.Text) is { Success: true } match && match.Groups[1].Value != Widest && method.Body is not null;

    [GeneratedRegex(@"_V(\d+)(_\w+)?$", RegexOptions.CultureInvariant)]
    private static partial Regex OfWidth();
}
