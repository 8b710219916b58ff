using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace FusedKernels.Generator.Lowering;

/// <content>Whether C# checks for overflow.</content>
internal sealed partial class BodyLowering
{
    /// <summary>Whether a conversion is checked. Operations say it of those between numbers, but not of those from and to enumerations and tuples.</summary>
    private bool IsChecked(IConversionOperation conversion) =>
        conversion.IsChecked || (!conversion.GetConversion().IsNumeric && IsCheckedAt(conversion.Syntax));

    /// <summary>Whether arithmetic is checked where it stands: by the innermost <c>checked</c> or <c>unchecked</c> around it, or in the whole project.</summary>
    private bool IsCheckedAt(SyntaxNode syntax)
    {
        for (SyntaxNode? node = syntax; node is not null and not MemberDeclarationSyntax; node = node.Parent)
        {
            if (node is CheckedExpressionSyntax or CheckedStatementSyntax)
                return node.Kind() is SyntaxKind.CheckedExpression or SyntaxKind.CheckedStatement;
        }

        return context.Compilation.Options.CheckOverflow;
    }
}
