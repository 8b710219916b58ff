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
/// <c>for</c> loops in all spellings of "an index from here to there by a constant step". Inside a loop any other header will do; around all
/// others it is refused with what to write, since a loop whose trip count is not known at its start cannot be split.
/// </content>
internal sealed partial class BodyLowering
{
    private void LowerFor(IForLoopOperation loop, ImmutableArray<Stmt>.Builder target)
    {
        if (loopDepth > 0 && !IsCounted(loop))
        {
            LowerRepeatingFor(loop, target);
            return;
        }

        IVariableDeclaratorOperation? declarator = LoopIndex(loop);
        if (declarator is null)
        {
            LowerLoopBody(loop);
            return;
        }

        ILocalSymbol symbol = declarator.Symbol;
        ScalarType type = ScalarOf(symbol.Type)!.Value;
        Expr? lower = LowerExpression(declarator.Initializer!.Value);
        LoopCondition? condition = LowerCondition(loop, symbol, type);
        (long By, bool IsChecked)? step = LowerStep(loop, symbol, type);
        Variable index = Symbols.Variable(symbol, type, VariableKind.Index);
        Block body = LowerLoopBody(loop);
        if (lower is null || condition is not { } found || step is not var (by, isChecked))
            return;
        if (Direction(loop, lower, found, by) is not { } op)
            return;

        // Steps of one end at the bound, which they do not pass.
        bool mayPass = by is not (1 or -1) || op is CompareOp.LessOrEqual or CompareOp.GreaterOrEqual;
        target.Add(Within(loop.ExitLabel, new For(context.NextId(ForSyntax(loop)), index, lower, op, found.Bound, by, body, IsChecked: isChecked && mayPass)));
    }

    private readonly record struct LoopCondition(CompareOp Op, Expr Bound, SyntaxNode Syntax);

    private Block LowerLoopBody(ILoopOperation loop)
    {
        loopDepth++;
        Block block = LowerBlock(loop.Body);
        loopDepth--;
        return Within(loop.ContinueLabel, block);
    }

    /// <summary>The declaration of the loop's index; null when the header does not declare exactly one of type int or long.</summary>
    private IVariableDeclaratorOperation? LoopIndex(IForLoopOperation loop)
    {
        if (loop.Before is not [IVariableDeclarationGroupOperation { Declarations: [{ Declarators: var declarators }] }])
        {
            string fix = loop.Condition is IBinaryOperation condition && IndexCandidate(condition) is { } name
                ? $"declare its index in its header, as in 'for (int {name} = 0; ...)'; a value needed after the loop gets a variable of its own"
                : "declare its index in its header, as in 'for (int i = 0; i < n; i++)'";
            context.Report(Descriptors.LoopShape, ForSyntax(loop), fix);
            return null;
        }

        if (declarators is not [{ Initializer: not null } declarator])
        {
            context.Report(Descriptors.LoopShape, ForSyntax(loop), "declare one index in its header, and other variables before the loop");
            foreach (IVariableDeclaratorOperation each in declarators)
                Symbols.Refuse(each.Symbol);
            return null;
        }

        if (ScalarOf(declarator.Symbol.Type) is ScalarType.Int32 or ScalarType.Int64)
            return declarator;
        Symbols.Refuse(declarator.Symbol);
        context.Report(
            Descriptors.LoopShape, ForSyntax(loop), $"its index '{declarator.Symbol.Name}' is a '{Names.ForMessage(declarator.Symbol.Type)}'; use int or long");
        return null;
    }

    private static string? IndexCandidate(IBinaryOperation condition) =>
        (SymbolOf(WithoutWidening(condition.LeftOperand)) as ILocalSymbol ?? SymbolOf(WithoutWidening(condition.RightOperand)) as ILocalSymbol)?.Name;

    /// <summary>The condition with the index on the left, and its bound, which must not change while the loop runs.</summary>
    private LoopCondition? LowerCondition(IForLoopOperation loop, ILocalSymbol index, ScalarType type)
    {
        if (loop.Condition is not IBinaryOperation { OperatorMethod: null } condition || CompareOperator(condition.OperatorKind) is not { } op || op == CompareOp.Equal)
        {
            context.Report(Descriptors.LoopShape, loop.Condition is null ? ForSyntax(loop) : SourceLocation.Of(loop.Condition.Syntax), $"its condition must compare the index '{index.Name}' with a bound, as in '{index.Name} < n'");
            return null;
        }

        IOperation bound = condition.RightOperand;
        IOperation compared = condition.LeftOperand;
        if (!IsIndex(compared, index))
        {
            (bound, compared) = (compared, bound);
            op = op.Mirrored();
        }

        if (!IsIndex(compared, index))
        {
            context.Report(Descriptors.LoopShape, condition.Syntax, $"its condition must compare the index '{index.Name}' itself with a bound, as in '{index.Name} < n'");
            return null;
        }

        if (!CheckInvariant(loop, bound, index) || LowerExpression(bound) is not { } value)
            return null;

        // What the loop does not write is read once.
        if (before is not null && value.All().Any(e => e is Load))
            value = Bind(value, bound.Syntax, before);

        // An int index is widened where the bound is wider. Where the bound was only widened itself, nothing is lost.
        if (value is Conversion { Type: ScalarType.Int64, Operand: { Type: ScalarType.Int32 } narrow } && type == ScalarType.Int32)
            value = narrow;
        else if (value is Constant { Type: ScalarType.Int64, Bits: >= int.MinValue and <= int.MaxValue } constant && type == ScalarType.Int32)
            value = Constant.Int((int)constant.Bits);
        if (value.Type == type)
            return new LoopCondition(op, value, condition.Syntax);
        string text = bound.Syntax.ToString();
        context.Report(Descriptors.LoopShape, bound.Syntax, value.Type == ScalarType.Int64
            ? $"its index is an int and its bound '{text}' a long; declare the index as long"
            : $"its bound '{text}' is compared as '{value.Type.Name()}'; use an integer of the index's type");
        return null;
    }

    private static bool IsIndex(IOperation operation, ILocalSymbol index) =>
        WithoutWidening(operation) is ILocalReferenceOperation reference && SymbolEqualityComparer.Default.Equals(reference.Local, index);

    private static IOperation WithoutWidening(IOperation operation) =>
        operation is IConversionOperation { IsImplicit: true, Operand: var operand } ? operand : operation;

    private bool CheckInvariant(IForLoopOperation loop, IOperation bound, ILocalSymbol index)
    {
        HashSet<ISymbol> assigned = AssignedIn(loop.Body);
        foreach (IOperation bottom in loop.AtLoopBottom)
            assigned.UnionWith(AssignedIn(bottom));
        string text = bound.Syntax.ToString();
        foreach (IOperation part in bound.DescendantsAndSelf())
        {
            ISymbol? symbol = SymbolOf(part);
            string? reason = symbol switch
            {
                _ when IsElementAccess(part) && WritesElements(loop.Body) => $"'{part.Syntax}' is read from memory",
                null => null,
                _ when SymbolEqualityComparer.Default.Equals(symbol, index) => $"it depends on the index '{symbol.Name}'",
                _ when assigned.Contains(symbol) => $"the loop assigns '{symbol.Name}'",
                _ => null,
            };
            if (reason is null)
                continue;
            context.Report(Descriptors.LoopBound, part.Syntax, reason, text);
            return false;
        }

        return true;
    }

    /// <summary>The constant added to the index after each iteration, and whether C# checks that.</summary>
    private (long By, bool IsChecked)? LowerStep(IForLoopOperation loop, ILocalSymbol index, ScalarType type)
    {
        if (loop.AtLoopBottom is not [IExpressionStatementOperation { Operation: var step }])
        {
            context.Report(Descriptors.LoopShape, ForSyntax(loop), $"its last part must be one step of the index, as in '{index.Name}++'; put other statements into its body");
            return null;
        }

        (IOperation? amount, bool negative, bool unit, bool isChecked) = StepOf(step, index);
        if (!unit && amount is null)
        {
            context.Report(Descriptors.LoopStep, step.Syntax, $"it must add a constant to the index '{index.Name}', as in '{index.Name}++' or '{index.Name} += 2'");
            return null;
        }

        if (!unit && StepConstant(amount!, type) is null)
        {
            context.Report(Descriptors.LoopStep, amount!.Syntax, $"'{amount.Syntax}' is not a constant other than 0");
            return null;
        }

        long by = unit ? 1 : StepConstant(amount!, type)!.Value;
        return (negative ? -by : by, isChecked);
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
    /// The comparison that ends the loop. <c>!=</c> means <c>&lt;</c> or <c>></c> only where the bound is surely not passed at the
    /// start; otherwise C# would run through the whole range of the index.
    /// </summary>
    private CompareOp? Direction(IForLoopOperation loop, Expr lower, LoopCondition condition, long step)
    {
        CompareOp op = condition.Op;
        string text = step > 0 ? "<" : ">";
        if (op == CompareOp.NotEqual)
        {
            bool reached = step switch
            {
                1 => lower is Constant low && (condition.Bound is Length ? low.Bits <= 0 : condition.Bound is Constant high && low.Bits <= high.Bits),
                -1 => condition.Bound is Constant low && (lower is Length ? low.Bits <= 0 : lower is Constant high && low.Bits <= high.Bits),
                _ => false,
            };
            if (reached)
                return step > 0 ? CompareOp.Less : CompareOp.Greater;
            context.Report(Descriptors.LoopShape, condition.Syntax, $"its condition '!=' may be passed by; use '{text}'");
            return null;
        }

        bool upwards = op is CompareOp.Less or CompareOp.LessOrEqual;
        if (upwards == step > 0)
            return op;
        context.Report(Descriptors.LoopStep, loop.AtLoopBottom[0].Syntax, $"it leads away from the bound; compare with '{text}'");
        return null;
    }

    /// <summary>The header of the loop, <c>for (...)</c>.</summary>
    private static SourceLocation ForSyntax(IForLoopOperation loop)
    {
        if (loop.Syntax is not ForStatementSyntax syntax)
            return SourceLocation.Of(loop.Syntax);
        var header = Microsoft.CodeAnalysis.Text.TextSpan.FromBounds(syntax.ForKeyword.SpanStart, syntax.CloseParenToken.Span.End);
        return SourceLocation.Of(Location.Create(syntax.SyntaxTree, header));
    }
}
