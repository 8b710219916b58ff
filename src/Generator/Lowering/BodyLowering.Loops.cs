using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using FusedKernels.Generator.Diagnostics;
using FusedKernels.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace FusedKernels.Generator.Lowering;

/// <content>
/// <c>for</c> loops whose header says "an index from here to there by a constant step". A loop with another header is lowered like a
/// <c>while</c>; whether that counts all the same is found out later (<see cref="Transforms.CountLoops"/>).
/// </content>
internal sealed partial class BodyLowering
{
    /// <param name="Index">The index.</param>
    /// <param name="Type">Its type, int or long.</param>
    /// <param name="First">Its first value.</param>
    /// <param name="Op">How it is compared.</param>
    /// <param name="Bound">With what: something that stays the same while the loop runs.</param>
    /// <param name="By">What is added after each iteration.</param>
    /// <param name="IsChecked">Whether C# checks that.</param>
    private readonly record struct LoopHeader(ILocalSymbol Index, ScalarType Type, IOperation First, CompareOp Op, IOperation Bound, long By, bool IsChecked);

    private void LowerFor(IForLoopOperation loop, ImmutableArray<Stmt>.Builder target)
    {
        if (HeaderOf(loop) is not { } header)
        {
            LowerRepeatingFor(loop, target);
            return;
        }

        int mark = target.Count;
        Expr? lower = LowerExpression(header.First);
        Expr? bound = LowerExpression(header.Bound) is { } found ? WithoutWidening(found, header.Type) : null;
        CompareOp? op = lower is null || bound is null ? header.Op : Direction(lower, header.Op, bound, header.By);
        if (op is null || (bound is not null && bound.Type != header.Type))
        {
            target.Count = mark;
            LowerRepeatingFor(loop, target);
            return;
        }

        // What the loop does not write is read once.
        if (bound?.All().Any(e => e is Load) == true)
            bound = Bind(bound, header.Bound.Syntax, target);
        Variable index = Symbols.Variable(header.Index, header.Type, VariableKind.Index);
        Block body = LowerLoopBody(loop);
        if (lower is null || bound is null)
            return;

        // Steps of one end at the bound, which they do not pass.
        bool mayPass = header.By is not (1 or -1) || op is CompareOp.LessOrEqual or CompareOp.GreaterOrEqual;
        var counted = new For(context.NextId(LocationOf(loop)), index, lower, op.Value, bound, header.By, body, IsChecked: header.IsChecked && mayPass);
        target.Add(Within(loop.ExitLabel, counted));
    }

    private Block LowerLoopBody(ILoopOperation loop)
    {
        loopDepth++;
        Block block = LowerBlock(loop.Body);
        loopDepth--;
        return Within(loop.ContinueLabel, block);
    }

    /// <summary>What a header says; null where it says something else than from where to where its one index goes.</summary>
    private LoopHeader? HeaderOf(IForLoopOperation loop)
    {
        if (loop.Before is not [IVariableDeclarationGroupOperation { Declarations: [{ Declarators: [{ Initializer.Value: var first, Symbol: var index }] }] }]
            || ScalarOf(index.Type) is not (ScalarType.Int32 or ScalarType.Int64) || loop.AtLoopBottom is not [IExpressionStatementOperation { Operation: var step }])
            return null;
        ScalarType type = ScalarOf(index.Type)!.Value;
        if (loop.Condition is not IBinaryOperation { OperatorMethod: null } condition || CompareOperator(condition.OperatorKind) is not { } op || op == CompareOp.Equal)
            return null;
        bool isFirst = IsIndex(condition.LeftOperand, index);
        if ((!isFirst && !IsIndex(condition.RightOperand, index)) || StepOf(step, index, type) is not var (by, isChecked))
            return null;
        IOperation bound = isFirst ? condition.RightOperand : condition.LeftOperand;
        HashSet<ISymbol> assigned = AssignedIn(loop.Body);
        if (assigned.Contains(index) || !IsFixedIn(bound, loop, assigned, index))
            return null;
        return new LoopHeader(index, type, first, isFirst ? op : op.Mirrored(), bound, by, isChecked);
    }

    private static bool IsIndex(IOperation operation, ILocalSymbol index) =>
        WithoutWidening(operation) is ILocalReferenceOperation reference && SymbolEqualityComparer.Default.Equals(reference.Local, index);

    private static IOperation WithoutWidening(IOperation operation) =>
        operation is IConversionOperation { IsImplicit: true, Operand: var operand } ? operand : operation;

    /// <summary>The bound of an int index, which is widened where the bound is wider. Where the bound was only widened itself, nothing is lost.</summary>
    private static Expr WithoutWidening(Expr bound, ScalarType index) => index != ScalarType.Int32 ? bound : bound switch
    {
        Conversion { Type: ScalarType.Int64, Operand: { Type: ScalarType.Int32 } narrow } => narrow,
        Constant { Type: ScalarType.Int64, Bits: >= int.MinValue and <= int.MaxValue } constant => Constant.Int((int)constant.Bits),
        _ => bound,
    };

    /// <summary>Whether nothing that a bound reads changes while its loop runs, as far as C# tells.</summary>
    private bool IsFixedIn(IOperation bound, IForLoopOperation loop, HashSet<ISymbol> assigned, ILocalSymbol index) =>
        bound.DescendantsAndSelf().All(part => part switch
        {
            IInvocationOperation { TargetMethod: { MethodKind: MethodKind.LocalFunction, IsStatic: false } } => false,
            _ when IsElementAccess(part) && WritesElements(loop.Body) => false,
            _ => SymbolOf(part) is not { } symbol || (!assigned.Contains(symbol) && !SymbolEqualityComparer.Default.Equals(symbol, index)),
        });

    /// <summary>The constant added to the index after each iteration, and whether C# checks that; null for another step.</summary>
    private (long By, bool IsChecked)? StepOf(IOperation step, ILocalSymbol index, ScalarType type)
    {
        (IOperation? amount, bool negative, bool unit, bool isChecked) = StepOf(step, index);
        long? by = unit ? 1 : amount is null ? null : StepConstant(amount, type);
        return by is null ? null : (negative ? -by.Value : by.Value, isChecked);
    }

    /// <summary>What a step adds or subtracts: a unit, or an amount; neither when it is no step of the index.</summary>
    private static (IOperation? Amount, bool Negative, bool Unit, bool IsChecked) StepOf(IOperation step, ILocalSymbol index) => step switch
    {
        IIncrementOrDecrementOperation unit when IsIndex(unit.Target, index) => (null, unit.Kind == OperationKind.Decrement, true, unit.IsChecked),
        ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Add or BinaryOperatorKind.Subtract } compound when IsIndex(compound.Target, index) =>
            (compound.Value, compound.OperatorKind == BinaryOperatorKind.Subtract, false, compound.IsChecked),
        ISimpleAssignmentOperation { Value: IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } sum } assignment
            when IsIndex(assignment.Target, index) && IsIndex(sum.LeftOperand, index) => (sum.RightOperand, false, false, sum.IsChecked),
        ISimpleAssignmentOperation { Value: IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } sum } assignment
            when IsIndex(assignment.Target, index) && IsIndex(sum.RightOperand, index) => (sum.LeftOperand, false, false, sum.IsChecked),
        ISimpleAssignmentOperation { Value: IBinaryOperation { OperatorKind: BinaryOperatorKind.Subtract } difference } assignment
            when IsIndex(assignment.Target, index) && IsIndex(difference.LeftOperand, index) => (difference.RightOperand, true, false, difference.IsChecked),
        _ => default,
    };

    private long? StepConstant(IOperation amount, ScalarType type)
    {
        if (ConstantOf(amount) is not { } constant || !constant.Type.IsInteger() || constant.Bits is 0 or long.MinValue)
            return null;
        bool fits = type == ScalarType.Int64 || constant.Bits is > int.MinValue and <= int.MaxValue;
        return fits ? constant.Bits : null;
    }

    /// <summary>
    /// The comparison that ends the loop; null where it leads away from its bound. <c>!=</c> means <c>&lt;</c> or <c>></c> only where the bound
    /// is surely not passed at the start.
    /// </summary>
    private static CompareOp? Direction(Expr lower, CompareOp op, Expr bound, long step)
    {
        if (op == CompareOp.NotEqual)
        {
            bool reached = step switch
            {
                1 => lower is Constant low && (bound is Length ? low.Bits <= 0 : bound is Constant high && low.Bits <= high.Bits),
                -1 => bound is Constant low && (lower is Length ? low.Bits <= 0 : lower is Constant high && low.Bits <= high.Bits),
                _ => false,
            };
            return !reached ? null : step > 0 ? CompareOp.Less : CompareOp.Greater;
        }

        return op is CompareOp.Less or CompareOp.LessOrEqual == step > 0 ? op : null;
    }

    /// <summary>The header of a loop where it has one ahead of its body, <c>for (...)</c>.</summary>
    private static SourceLocation LocationOf(ILoopOperation loop)
    {
        (SyntaxToken First, SyntaxToken Last)? header = loop.Syntax switch
        {
            ForStatementSyntax syntax => (syntax.ForKeyword, syntax.CloseParenToken),
            WhileStatementSyntax syntax => (syntax.WhileKeyword, syntax.CloseParenToken),
            CommonForEachStatementSyntax syntax => (syntax.ForEachKeyword, syntax.CloseParenToken),
            DoStatementSyntax syntax => (syntax.WhileKeyword, syntax.CloseParenToken),
            _ => null,
        };
        return header is var (first, last)
            ? SourceLocation.Of(Location.Create(loop.Syntax.SyntaxTree, Microsoft.CodeAnalysis.Text.TextSpan.FromBounds(first.SpanStart, last.Span.End)))
            : SourceLocation.Of(loop.Syntax);
    }
}
