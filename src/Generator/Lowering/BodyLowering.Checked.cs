using System.Linq;
using FusedKernels.Generator.Diagnostics;
using FusedKernels.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FusedKernels.Generator.Lowering;

/// <content>Overflow checking: what can overflow, and how to write it unchecked.</content>
internal sealed partial class BodyLowering
{
    /// <summary>Whether every value of a type has a value in another that cannot overflow.</summary>
    private static bool Holds(ScalarType to, ScalarType from) => to.IsFloating()
        || (from.IsInteger() && (from.IsSigned() ? to.IsSigned() && to.Size() >= from.Size() : to.Size() > from.Size() || (to == from)));

    private static bool CanOverflow(BinaryOp op, ScalarType type) =>
        type.IsInteger() && op is BinaryOp.Add or BinaryOp.Subtract or BinaryOp.Multiply;

    private void ReportChecked(IOperation operation, string what) =>
        context.Report(Descriptors.Checked, operation.Syntax, what, Unchecked(operation.Syntax));

    /// <summary>Only expressions have <c>unchecked(...)</c>; a statement, and a loop for its step, is put into a block.</summary>
    private static string Unchecked(SyntaxNode syntax) => syntax.Parent switch
    {
        ExpressionStatementSyntax => $"unchecked {{ {syntax}; }}",
        ForStatementSyntax loop when loop.Incrementors.Any(step => step == syntax) => "unchecked { for (...) ... }",
        _ => $"unchecked({syntax})",
    };

    private static string CheckedText(IOperation operation) => operation.Syntax switch
    {
        BinaryExpressionSyntax binary => binary.OperatorToken.Text,
        AssignmentExpressionSyntax assignment => assignment.OperatorToken.Text,
        _ => "arithmetic",
    };
}
